import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { HelmChart } from "../../../src/modules/k8s/helm-chart";
import { LocalChart } from "../../../src/modules/k8s/local-chart";
import type { Layer } from "../../../src/terraform/layer";
import { type HelmChartVersion, versions } from "../../../src/versions";
import { sampleValue } from "./samples";

/** A Helm release of a layer with concrete values. */
export interface ReleaseUnderTest {
  /** e.g. `hub-karpenter: karpenter`. */
  readonly title: string;
  readonly region: string;
  readonly release: string;
  readonly namespace: string;
  /** Every reference in them has a sample value. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly chart: PublishedChart | EmittedChart;
}

/** A chart of a repository. */
export interface PublishedChart {
  readonly kind: "published";
  readonly source: HelmChartVersion;
}

/** A chart beside its layer. */
export interface EmittedChart {
  readonly kind: "local";
  /** Files by path below the layer's folder, as they are emitted. */
  readonly files: ReadonlyMap<string, string>;
  /** Folder of the chart below the layer's. */
  readonly folder: string;
}

/** Every release of the layers, in their order. */
export function releasesOf(layers: readonly Layer[]): ReleaseUnderTest[] {
  return layers.flatMap((layer) =>
    layer.node.findAll().flatMap((construct) => {
      if (construct instanceof HelmChart) return [publishedRelease(layer, construct)];
      if (construct instanceof LocalChart) return [localRelease(layer, construct)];
      return [];
    }),
  );
}

function publishedRelease(layer: Layer, { props }: HelmChart): ReleaseUnderTest {
  const { name, repository } = props.chart;
  const source = Object.values(versions.charts).find(
    (chart) => chart.name === name && chart.repository === repository,
  );
  if (source === undefined) throw new Error(`${layer.node.id}: the chart ${name} is not in versions.ts`);
  return { ...release(layer, props.releaseName ?? name, props), chart: { kind: "published", source } };
}

function localRelease(layer: Layer, { props }: LocalChart): ReleaseUnderTest {
  const { name } = props.source;
  return {
    ...release(layer, name, props),
    chart: { kind: "local", files: layer.assets, folder: `charts/${name}` },
  };
}

function release(
  layer: Layer,
  name: string,
  props: { readonly namespace: string; readonly values?: Readonly<Record<string, unknown>> },
): Omit<ReleaseUnderTest, "chart"> {
  return {
    title: `${layer.node.id}: ${name}`,
    region: layer.site.region.name,
    release: name,
    namespace: String(concrete(layer, props.namespace)),
    values: concrete(layer, props.values ?? {}) as Record<string, unknown>,
  };
}

/** The value with a sample in place of every reference. */
function concrete(layer: Layer, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return withSamples(layer, Tokenization.resolve(value, { scope: layer, resolver, preparing: false }));
}

function withSamples(layer: Layer, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withSamples(layer, item));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSamples(layer, item)]));
  }
  if (typeof value !== "string") return value;
  return value.replaceAll(/\$\{([^{}]+)\}/g, (_, reference: string) => sampleValue(layer, reference));
}
