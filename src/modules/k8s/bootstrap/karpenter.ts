import { Construct } from "constructs";
import { explain, placeInFile } from "../../../terraform/annotations";
import { versions } from "../../../versions";
import { HelmChart } from "../helm-chart";
import { LocalChart } from "../local-chart";
import {
  onSystemNodes,
  type Resources,
  type RoleServiceAccount,
  resources,
  roleServiceAccount,
  type SystemPlacement,
} from "../pod-placement";
import { serviceAccounts } from "../service-accounts";
import { type KarpenterPool, nodePoolsChart, nodePoolsValues } from "./karpenter-chart";
import type { NodeClassCluster } from "./karpenter-node-class";

/** What Karpenter is made from. */
export interface KarpenterProps extends NodeClassCluster {
  /** URL of the cluster's API, which new nodes are given. */
  readonly clusterEndpoint: string;
  /** AWS region of the cluster. */
  readonly region: string;
  /** Role that trusts the controller's service account. */
  readonly roleArn: string;
  /** Name of the SQS queue that warns of interruptions. */
  readonly interruptionQueue: string;
  readonly pools: readonly KarpenterPool[];
  /**
   * Version of both charts.
   * @default versions.charts.karpenter.version
   */
  readonly chartVersion?: string;
  /**
   * Number of controller replicas, each on a node of its own: one leads, the others stand by.
   * @default 2
   */
  readonly replicas?: number;
}

/**
 * The keys of the chart that we set:
 * https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/charts/karpenter/values.yaml
 */
export type KarpenterValues = {
  readonly replicas: number;
  readonly serviceAccount: RoleServiceAccount;
  readonly dnsPolicy: "Default";
  readonly controller: {
    readonly env: readonly { readonly name: string; readonly value: string }[];
    readonly resources: Resources;
  };
  readonly settings: {
    readonly clusterName: string;
    readonly clusterEndpoint: string;
    readonly interruptionQueue: string;
  };
} & SystemPlacement;

/** Removing the pools takes as long as their nodes need to drain. */
const drainTimeoutSeconds = 3600;

/**
 * Karpenter with its NodePools and EC2NodeClasses.
 *
 * - The CRDs have a chart of their own, which can upgrade them; Helm never touches those in a `crds/` folder again.
 * - The pools are a local chart, because Terraform's `kubernetes_manifest` would need the CRDs at plan time.
 * - It runs on system nodes (and by the chart's own rules never on nodes that it made), one replica for each node.
 * - It asks the VPC's resolver, so that it can make nodes while CoreDNS waits for one.
 * - Terraform destroys in the reverse order: pools, then Karpenter, then the CRDs. The pools' removal waits until
 *   Karpenter has drained and ended the nodes, because an EC2NodeClass goes only after the last node of its class.
 */
export class Karpenter extends Construct {
  /** Names of the NodePools. */
  readonly poolNames: readonly string[];
  /** Files of the local chart by path below the layer's folder. */
  readonly files: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: KarpenterProps) {
    super(scope, id);
    const { karpenter, karpenterCrd } = versions.charts;
    const { namespace, name } = serviceAccounts.karpenter;
    const version = props.chartVersion ?? karpenter.version;
    const crds = new HelmChart(this, "karpenter_crd", {
      chart: karpenterCrd,
      version,
      namespace,
      values: {},
    });
    const values: KarpenterValues = {
      replicas: props.replicas ?? 2,
      serviceAccount: roleServiceAccount(name, props.roleArn),
      ...onSystemNodes,
      dnsPolicy: "Default",
      controller: {
        env: [{ name: "AWS_REGION", value: props.region }],
        resources: resources("500m", "1Gi"),
      },
      settings: {
        clusterName: props.clusterName,
        clusterEndpoint: props.clusterEndpoint,
        interruptionQueue: props.interruptionQueue,
      },
    };
    const controller = new HelmChart(this, "karpenter", {
      chart: karpenter,
      version,
      namespace,
      values,
      skipCrds: true,
      dependsOn: [crds.release],
    });
    const pools = new LocalChart(this, "node_pools", {
      source: nodePoolsChart,
      namespace,
      values: nodePoolsValues(props, props.pools),
      timeoutSeconds: drainTimeoutSeconds,
      dependsOn: [controller.release],
    });
    explain(
      pools,
      "Destroyed before Karpenter itself, which must still drain and end the nodes: without it their finalizers hang.",
    );
    placeInFile(pools, "node-pools.tf");
    this.poolNames = props.pools.map((pool) => pool.name);
    this.files = pools.files;
  }
}
