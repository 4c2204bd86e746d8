import { backupDouble } from "./backup";
import { ec2Double } from "./ec2";
import { eksDouble } from "./eks";
import { elasticacheDouble } from "./elasticache";
import type { ServiceDouble } from "./messages";
import { rdsDouble } from "./rds";
import { s3Double } from "./s3";

/** Doubles for what moto lacks or forgets, one per service. Everything else is moto's. */
export function allServices(): readonly ServiceDouble[] {
  return [backupDouble(), ec2Double(), eksDouble(), elasticacheDouble(), rdsDouble(), s3Double()];
}
