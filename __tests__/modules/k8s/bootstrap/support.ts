/** Builds an add-on in a test layer and gives its releases with their values. */
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { Construct } from "constructs";
import { rawExpression } from "../../../../src/terraform/hcl";
import { documentOf } from "../../../support/documents";
import { type SynthesizedLayer, synthLayer } from "../../../support/synth";

/** A layer around one add-on. */
export function addOn(build: (layer: Construct) => void): SynthesizedLayer {
  return synthLayer((layer) => {
    new HelmProvider(layer, "helm", {});
    new KubernetesProvider(layer, "kubernetes", {});
    build(layer);
  });
}

/** The values of a release; references in them read `${reference}`. */
export function valuesOf(layer: SynthesizedLayer, release: string): Record<string, unknown> {
  const { values } = layer.resource("helm_release", release);
  const [document] = values as string[];
  return documentOf(document) as Record<string, unknown>;
}

/** An output of the eks layer, as modules get it. */
export const eks = (name: string) => rawExpression(`data.terraform_remote_state.eks.outputs.${name}`);

/** How the same output reads in a document. */
export const eksText = (name: string) => `\${data.terraform_remote_state.eks.outputs.${name}}`;

export const systemPlacement = {
  nodeSelector: { "node.amazonaws.io/managed-by": "asg" },
  tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists" }],
};

/** Two rules: different nodes without fail, different zones as far as possible. */
export function spread(matchLabels: Record<string, string>) {
  const labelSelector = { matchLabels };
  return [
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "DoNotSchedule",
      labelSelector,
    },
    {
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector,
    },
  ];
}
