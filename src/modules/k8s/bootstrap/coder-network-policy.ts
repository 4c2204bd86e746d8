import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import { coderHttpPort, coderHttpsPort, coderMetricsPort } from "./coder-chart";

/** What the policy is made from. */
export interface CoderNetworkPolicyProps {
  readonly namespace: string;
}

/**
 * Who may reach the pods of a namespace with Coder servers or proxies: anybody on their web ports (users through the load
 * balancer, workspaces, replicas in this and other regions), and pods of the cluster on the metrics.
 */
export class CoderNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, { namespace }: CoderNetworkPolicyProps) {
    super(scope, id);
    const tcp = (port: number) => ({ protocol: "TCP", port: `${port}` });
    new NetworkPolicyV1(this, "Default", {
      metadata: { name: "coder", namespace },
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: [
          { ports: [tcp(coderHttpPort), tcp(coderHttpsPort)] },
          { from: [{ namespaceSelector: {} }], ports: [tcp(coderMetricsPort)] },
        ],
      },
    });
  }
}
