import { systemNodeLabels, systemToleration } from "./placement";

/** Where the pods of a cluster add-on run. A type alias, so that chart values can spread it. */
export type SystemPlacement = {
  readonly nodeSelector: typeof systemNodeLabels;
  readonly tolerations: readonly (typeof systemToleration)[];
};

/** On the `system` node group: add-ons must run before Karpenter can make any other node. */
export const onSystemNodes: SystemPlacement = {
  nodeSelector: systemNodeLabels,
  tolerations: [systemToleration],
};

/** One rule of how pods spread. */
export type TopologySpread = {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
};

/** Replicas on different nodes without fail, and in different zones as far as possible. */
export function spreadOverNodes(matchLabels: Readonly<Record<string, string>>): readonly TopologySpread[] {
  return [
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "DoNotSchedule",
      labelSelector: { matchLabels },
    },
    {
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels },
    },
  ];
}

/** Labels that charts made by `helm create` give their pods. */
export function chartLabels(release: string, component?: string): Record<string, string> {
  return {
    "app.kubernetes.io/name": component ?? release,
    "app.kubernetes.io/instance": release,
  };
}

/** Requests and limits of a container. No CPU limit: throttling a controller delays all that it looks after. */
export type Resources = {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
};

/** Asks for CPU and memory; memory is also the limit. */
export function resources(cpu: string, memory: string): Resources {
  return { requests: { cpu, memory }, limits: { memory } };
}

/** A service account that an IAM role trusts (IRSA). */
export type RoleServiceAccount = {
  readonly create: true;
  readonly name: string;
  readonly annotations: { readonly "eks.amazonaws.com/role-arn": string };
};

/** The values of a chart's service account with an IAM role. */
export function roleServiceAccount(name: string, roleArn: string): RoleServiceAccount {
  return { create: true, name, annotations: { "eks.amazonaws.com/role-arn": roleArn } };
}
