import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { WorkspaceProxy as CoderdWorkspaceProxy } from "../../../.gen/providers/coderd/workspace-proxy";
import { explain } from "../../terraform/annotations";
import { StoredSecret } from "./stored-secret";

/** JSON key of the session token. */
export const proxyTokenKey = "token";

/** What a workspace proxy is registered with. */
export interface WorkspaceProxyProps {
  /** Name that is unique in the deployment, e.g. `euw2`. */
  readonly name: string;
  readonly displayName: string;
  /** Path or URL. */
  readonly icon: string;
  /** Name of the secret that the session token goes to. */
  readonly secretName: string;
  /**
   * What must exist first, e.g. the licence.
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * The registration of a workspace proxy, and its session token in Secrets Manager, where the region of the proxy reads
 * it. The provider keeps the token in this state as well. A new token comes with a new registration (`-replace`).
 */
export class WorkspaceProxy extends Construct {
  readonly secret: StoredSecret;

  constructor(scope: Construct, id: string, props: WorkspaceProxyProps) {
    super(scope, id);
    const { name, displayName, icon, dependsOn = [] } = props;
    const proxy = new CoderdWorkspaceProxy(this, "proxy:Default", { name, displayName, icon, dependsOn });
    const address = `${proxy.terraformResourceType}.${proxy.friendlyUniqueId}`;
    this.secret = new StoredSecret(this, "proxy_token", {
      name: props.secretName,
      description: `Session token of the workspace proxy ${name}`,
      key: proxyTokenKey,
      value: `${address}.session_token`,
      revision: 1,
      replaceWith: [`${address}.id`],
    });
    explain(proxy, `The session token stays in this state: the provider keeps it. See docs/security.md.`);
  }
}
