import { PodDisruptionBudgetV1 } from "@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1";
import { Construct } from "constructs";

/** What the budget is made from. */
export interface DisruptionBudgetProps {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods. */
  readonly labels: Readonly<Record<string, string>>;
}

/** At most one of the pods at a time is moved for maintenance. The charts of Coder have none of their own. */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, labels }: DisruptionBudgetProps) {
    super(scope, id);
    new PodDisruptionBudgetV1(this, "Default", {
      metadata: { name, namespace },
      spec: { maxUnavailable: "1", selector: { matchLabels: { ...labels } } },
    });
  }
}
