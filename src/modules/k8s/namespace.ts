import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";

/** Pod Security Standards: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurity = "baseline" | "restricted";

/** What a namespace is made from. */
export interface NamespaceProps {
  readonly name: string;
  /** What its pods must keep to; others are refused. */
  readonly podSecurity: PodSecurity;
}

/**
 * A namespace with Pod Security labels. A namespace that is only `baseline` still warns of pods that are not
 * `restricted`.
 */
export class Namespace extends Construct {
  /** The namespace itself, for `depends_on`. */
  readonly resource: NamespaceV1;
  /** Its name, known when the namespace exists. */
  readonly name: string;

  constructor(scope: Construct, id: string, { name, podSecurity }: NamespaceProps) {
    super(scope, id);
    this.resource = new NamespaceV1(this, "Default", {
      metadata: {
        name,
        labels: {
          "app.kubernetes.io/part-of": "coder",
          "pod-security.kubernetes.io/enforce": podSecurity,
          "pod-security.kubernetes.io/warn": "restricted",
        },
      },
    });
    this.name = this.resource.metadata.name;
  }
}
