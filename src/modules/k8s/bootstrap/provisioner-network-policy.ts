import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import { coderMetricsPort } from "./coder-chart";

/** What the policy is made from. */
export interface ProvisionerNetworkPolicyProps {
  readonly namespace: string;
}

/** Nothing calls a provisioner, apart from what collects metrics in the cluster. It calls Coder, AWS and registries. */
export class ProvisionerNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, { namespace }: ProvisionerNetworkPolicyProps) {
    super(scope, id);
    new NetworkPolicyV1(this, "Default", {
      metadata: { name: "coder-provisioner", namespace },
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: [
          {
            from: [{ namespaceSelector: {} }],
            ports: [{ port: `${coderMetricsPort}`, protocol: "TCP" }],
          },
        ],
      },
    });
  }
}
