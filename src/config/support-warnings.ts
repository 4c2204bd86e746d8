import { kubernetesSupport, versions } from "../versions";
import type { Region } from "./types";

/** Warnings about a Kubernetes version that has left standard support. */
export function supportWarnings(region: Region, today: Date): string[] {
  const { kubernetesVersion: version } = region;
  const dates = versions.kubernetes.support[version];
  const state = kubernetesSupport(version, today);
  if (dates === undefined || state === undefined || state === "standard") return [];
  const outcome =
    state === "extended"
      ? `extended support costs more per cluster hour and ends on ${dates.extendedUntil}`
      : `extended support ended on ${dates.extendedUntil}, and EKS upgrades such clusters by itself`;
  const path = `regions.${region.key}.cluster.kubernetesVersion`;
  return [
    `${path}: standard support of Kubernetes ${version} ended on ${dates.standardUntil}; ${outcome}; ${upgrade(version)}`,
  ];
}

function upgrade(version: string): string {
  const newest = versions.kubernetes.default;
  return version === newest
    ? "look for a newer version in src/versions.ts"
    : `upgrade towards ${newest}, one minor version at a time`;
}
