import type { Construct } from "constructs";
import type { ServiceAccount } from "../../k8s/service-accounts";
import { type PolicyDocument, policyDocument } from "../policy-document";
import { Role, type RoleProps } from "./role";

/** The OIDC provider through which pods of a cluster prove who they are. */
export interface OidcProvider {
  readonly arn: string;
  /** Issuer without `https://`. */
  readonly issuer: string;
}

/** What a role for pods is made from. */
export interface ServiceAccountRoleProps extends RoleProps {
  readonly oidcProvider: OidcProvider;
  /** The one service account that may assume the role. */
  readonly serviceAccount: ServiceAccount;
}

/**
 * A role for the pods of exactly one Kubernetes service account (IRSA). Patterns are refused: `*` would hand the
 * role's rights to any pod of the cluster.
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
export class ServiceAccountRole extends Role {
  readonly serviceAccount: ServiceAccount;

  constructor(scope: Construct, id: string, props: ServiceAccountRoleProps) {
    const { namespace, name } = props.serviceAccount;
    requireName(`${id}: namespace`, namespace, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
    requireName(`${id}: service account`, name, /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/);
    super(scope, id, props, {
      document: trustDocument(props.oidcProvider, props.serviceAccount),
      summary: `service account \`${namespace}/${name}\``,
    });
    this.serviceAccount = props.serviceAccount;
  }
}

function trustDocument(provider: OidcProvider, { namespace, name }: ServiceAccount): PolicyDocument {
  return policyDocument({
    Effect: "Allow",
    Principal: { Federated: provider.arn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${provider.issuer}:aud`]: "sts.amazonaws.com",
        [`${provider.issuer}:sub`]: `system:serviceaccount:${namespace}:${name}`,
      },
    },
  });
}

function requireName(what: string, value: string, pattern: RegExp): void {
  if (pattern.test(value)) return;
  throw new Error(
    `${what} "${value}" is no name of one Kubernetes object; a role trusts exactly one service account: name it in full`,
  );
}
