import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { HelmChartVersion } from "../../../src/versions";
import { cacheDir } from "../paths";
import { messageOf } from "../pool";
import type { Helm } from "./helm";

/** A chart on this machine, or why there is none. */
export type ChartResult = { readonly path: string } | { readonly path?: undefined; readonly reason: string };

/** Where charts are kept between runs, outside the checkout. */
export const chartCache = () => join(cacheDir(), "charts");

/**
 * Finds a chart at its pinned version: as `<name>-<version>.tgz` or as a folder `<name>` in one of the folders, else
 * from its repository, into the cache.
 */
export async function findChart(
  helm: Helm,
  chart: Pick<HelmChartVersion, "name" | "repository" | "version">,
  folders: readonly string[],
): Promise<ChartResult> {
  const { name, repository, version } = chart;
  const archive = `${name}-${version}.tgz`;
  const reasons: string[] = [];
  for (const folder of [...folders, chartCache()]) {
    for (const path of [join(folder, archive), join(folder, name)].filter((candidate) =>
      existsSync(candidate),
    )) {
      const found = String(parse(await helm.show("chart", path)).version);
      if (found === version) return { path };
      reasons.push(`${path} is version ${found}`);
    }
  }
  try {
    await helm.pull(repository, name, version, chartCache());
    return { path: join(chartCache(), archive) };
  } catch (error) {
    reasons.push(`${repository} gives none: ${messageOf(error)}`);
  }
  return { reason: `no chart ${name} ${version}: ${reasons.join("; ")}` };
}
