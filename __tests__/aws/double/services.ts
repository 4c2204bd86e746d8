import { ec2Double } from "./ec2";
import { eksDouble } from "./eks";
import type { ServiceDouble } from "./messages";
import { s3Double } from "./s3";

/** Doubles for what moto lacks or forgets, one per service. Everything else is moto's. */
export function allServices(): readonly ServiceDouble[] {
  return [ec2Double(), eksDouble(), s3Double()];
}
