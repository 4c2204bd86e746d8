import { createHash } from "node:crypto";
import { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";
import { stringify } from "yaml";
import { type HelmChartProps, releaseSettings } from "./helm-chart";

/** A chart that is emitted beside its layer, because the kinds in it come from another chart's CRDs. */
export interface LocalChartSource {
  /** Name of the chart and its folder. */
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  /** Default values, as YAML with comments. */
  readonly values: string;
  /** Templates by file name. */
  readonly templates: Readonly<Record<string, string>>;
}

/** What a release of a local chart is made from. */
export interface LocalChartProps
  extends Omit<HelmChartProps, "chart" | "version" | "releaseName" | "skipCrds"> {
  readonly source: LocalChartSource;
}

/**
 * A release of a chart that lies beside the layer in `charts/<name>`. The chart's version carries a digest of its
 * files: the helm provider plans an upgrade of a local chart only when the version changes.
 */
export class LocalChart extends Construct {
  readonly release: Release;
  /** The chart's files by path below the layer's folder, without the header of generated files. */
  readonly files: ReadonlyMap<string, string>;

  constructor(
    scope: Construct,
    id: string,
    readonly props: LocalChartProps,
  ) {
    super(scope, id);
    const { name } = props.source;
    this.files = localChartFiles(props.source);
    this.release = new Release(this, "Default", {
      name,
      chart: `\${path.module}/${folderOf(name)}`,
      ...releaseSettings(props),
    });
  }
}

/** The files of a local chart by path below its layer's folder. */
export function localChartFiles(source: LocalChartSource): Map<string, string> {
  const content = [...Object.entries(source.templates), ["values.yaml", source.values] as const];
  const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 8);
  const folder = folderOf(source.name);
  return new Map([
    [
      `${folder}/Chart.yaml`,
      stringify({
        apiVersion: "v2",
        name: source.name,
        description: source.description,
        type: "application",
        version: `1.0.0+${digest}`,
      }),
    ],
    [`${folder}/values.yaml`, source.values],
    ...Object.entries(source.templates).map(([file, template]): [string, string] => [
      `${folder}/templates/${file}`,
      template,
    ]),
  ]);
}

function folderOf(name: string): string {
  return `charts/${name}`;
}
