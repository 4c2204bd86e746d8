import type { App, TerraformProvider } from "cdktf";
import type { ImageMirror, Organization } from "../config/coder/types";
import type { Deployment, Region } from "../config/types";
import { CoderLogstream } from "../modules/k8s/bootstrap/coder-logstream";
import { CoderProvisioner } from "../modules/k8s/bootstrap/coder-provisioner";
import { CoderWorkspaces } from "../modules/k8s/bootstrap/coder-workspaces";
import { FetchAndStore } from "../modules/k8s/bootstrap/fetch-and-store";
import { LitellmRotateKey } from "../modules/k8s/bootstrap/litellm-rotate-key";
import { ProvisionerNetworkPolicy } from "../modules/k8s/bootstrap/provisioner-network-policy";
import { Namespace } from "../modules/k8s/namespace";
import { type ServiceAccount, serviceAccounts } from "../modules/k8s/service-accounts";
import { placeInFile } from "../terraform/annotations";
import { rawExpression } from "../terraform/hcl";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { CoderLayer } from "./coder";
import { coderSecret } from "./coder-secrets";
import type { CoderServerLayer } from "./coder-server";
import { coderWsReadme } from "./coder-ws-readme";
import type { EbsControllerLayer } from "./ebs-controller";
import type { EcrLayer } from "./ecr";
import type { EksLayer } from "./eks";
import type { KarpenterLayer } from "./karpenter";
import { KubernetesLayer } from "./kubernetes-layer";
import { litellmKeySecret } from "./litellm";

/** What later layers read from a coder-ws layer. */
export const coderWsOutputs = {
  workspace_namespaces: output.map("Namespace of the workspaces of each organisation."),
  provisioner_namespace: output.string("Namespace of the provisioners."),
};

/** What a coder-ws layer is made from. */
export interface CoderWsLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly region: Region;
  readonly eks: EksLayer;
  /** Stores the keys of the provisioners. */
  readonly coder: CoderLayer;
  /** The region's own servers; none where there are only proxies. */
  readonly coderServer?: CoderServerLayer;
  readonly karpenter: KarpenterLayer;
  readonly ebsController: EbsControllerLayer;
  /** The image registry; given in the hub only, which copies images into it. */
  readonly ecr?: EcrLayer;
}

/** Provisioners and namespaces of workspaces of a region. */
export class CoderWsLayer extends KubernetesLayer<typeof coderWsOutputs> {
  constructor(
    app: App,
    private readonly props: CoderWsLayerProps,
  ) {
    const { site, deployment, region, eks } = props;
    super(app, {
      site,
      name: "coder-ws",
      summary: `Workspaces in ${region.name}: their namespaces, and the provisioners that build them.`,
      source: "src/layers/coder-ws.ts",
      outputs: coderWsOutputs,
      eks,
    });
    this.useAws();
    this.useKubernetes();
    this.after(props.karpenter);
    this.after(props.ebsController);
    const organizations = deployment.coder.organizations.filter(
      ({ isDefault, provisioners }) => isDefault || region.key in provisioners,
    );
    const url = this.coderUrl();
    const provisioners = new Namespace(this, "coder_provisioner", {
      name: serviceAccounts.coderProvisioner.namespace,
      podSecurity: "restricted",
    });
    new ProvisionerNetworkPolicy(this, "policy:coder_provisioner", { namespace: provisioners.name });
    const workspaces = organizations.map((organization) => this.workspaces(organization));
    this.addProvisioners(organizations, provisioners, url);
    const logstream = new CoderLogstream(this, "coder_logstream", {
      namespace: provisioners.name,
      workspaceNamespaces: organizations.map(workspaceNamespace),
      coderUrl: url,
      dependsOn: workspaces.map(({ dependable }) => dependable),
    });
    placeInFile(logstream, "provisioners.tf");
    this.addLitellmKey(organizations, provisioners, workspaces);
    if (props.ecr && deployment.coder.imageMirror)
      this.addImageMirror(deployment.coder.imageMirror, props.ecr);
    this.readme.push(...coderWsReadme(deployment, region));
    this.publish({
      workspace_namespaces: Object.fromEntries(
        organizations.map((organization) => [organization.name, workspaceNamespace(organization)]),
      ),
      provisioner_namespace: serviceAccounts.coderProvisioner.namespace,
    });
  }

  /** In a region with servers they are asked inside the cluster: that works before there is a DNS record. */
  private coderUrl(): string {
    const { coderServer, deployment } = this.props;
    if (coderServer) {
      return this.read(coderServer).cluster_url;
    }
    this.variable("coder_access_url", {
      type: "string",
      description: "URL of the Coder servers.",
      default: `https://${deployment.domain}`,
      validation: {
        condition: 'can(regex("^https://[a-z0-9.-]+$", var.coder_access_url))',
        errorMessage: `Expected https:// and a host name, e.g. https://${deployment.domain}.`,
      },
    });
    return rawExpression("var.coder_access_url");
  }

  private workspaces(organization: Organization): CoderWorkspaces {
    const { region } = this.props;
    const namespace = workspaceNamespace(organization);
    const workspaces = new CoderWorkspaces(this, namespace.replaceAll("-", "_"), {
      namespace,
      builder: this.builder(organization),
      maxWorkspaces: region.maxWorkspaces,
      serviceAccountName: serviceAccounts.coderWorkspace.name,
      ...(organization.isDefault ? { roleArn: this.cluster.coder_workspace_role_arn } : {}),
    });
    placeInFile(workspaces, "workspaces.tf");
    return workspaces;
  }

  /** Whose builds make the organisation's workspaces: its own provisioners, or without a licence the server. */
  private builder(organization: Organization): ServiceAccount {
    if (this.props.region.key in organization.provisioners) {
      return { namespace: serviceAccounts.coderProvisioner.namespace, name: provisionerName(organization) };
    }
    return serviceAccounts.coderServer;
  }

  private addProvisioners(organizations: readonly Organization[], namespace: Namespace, url: string): void {
    const { region, deployment, coder } = this.props;
    const pools = organizations.filter(({ provisioners }) => region.key in provisioners);
    if (pools.length === 0) return;
    const inHub = region.role === "hub";
    this.read(coder);
    const secretsProvider: TerraformProvider | undefined = inHub
      ? undefined
      : this.addAwsProvider({ region: deployment.hub.name, alias: "hub" });
    for (const organization of pools) {
      const name = provisionerName(organization);
      const key = coderSecret(
        inHub ? "coder" : "hub_coder",
        "provisioner_key",
        `${organization.name}/${region.key}`,
      );
      const pool = new CoderProvisioner(this, `pool:${name.replaceAll("-", "_")}`, {
        name,
        namespace: namespace.name,
        coderUrl: url,
        replicas: organization.provisioners[region.key] ?? 0,
        ...(organization.isDefault ? { roleArn: this.cluster.coder_provisioner_role_arn } : {}),
        keySecretArn: key.arn,
        keyRevision: key.revision,
        keyVersion: key.version,
        ...(secretsProvider ? { secretsProvider } : {}),
        chartVersion: this.addonVersion(versions.charts.coderProvisioner),
        dependsOn: [namespace.resource],
      });
      placeInFile(pool, "provisioners.tf");
    }
  }

  /** Hands LiteLLM's key to the workspaces; the key is made in the hub. */
  private addLitellmKey(
    organizations: readonly Organization[],
    namespace: Namespace,
    workspaces: readonly CoderWorkspaces[],
  ): void {
    const { deployment } = this.props;
    if (deployment.coder.modelGateway !== "litellm") return;
    const names = organizations.map(({ name }, index) => [
      name.replaceAll("-", "_"),
      workspaces[index]?.namespace ?? "",
    ]);
    const rotate = new LitellmRotateKey(this, "litellm_key", {
      clusterName: this.cluster.cluster_name,
      oidcProvider: this.oidcProvider,
      namespace: namespace.name,
      workspaceNamespaces: Object.fromEntries(names),
      keySecretName: litellmKeySecret(deployment),
      secretRegion: deployment.hub.name,
    });
    placeInFile(rotate, "litellm.tf");
  }

  private addImageMirror({ source, repository }: ImageMirror, ecr: EcrLayer): void {
    const { registry, repository_urls, repository_arns } = this.read(ecr);
    const mirror = new FetchAndStore(this, "fetch_and_store", {
      clusterName: this.cluster.cluster_name,
      oidcProvider: this.oidcProvider,
      source,
      registry,
      repositoryUrl: repository_urls.get(repository),
      repositoryArn: repository_arns.get(repository),
      region: this.props.region.name,
    });
    placeInFile(mirror, "fetch-and-store.tf");
  }

  private get oidcProvider() {
    return { arn: this.cluster.oidc_provider_arn, issuer: this.cluster.oidc_issuer };
  }
}

/** The default organisation's is the one that the region's role trusts. */
function provisionerName({ isDefault, name }: Organization): string {
  const base = serviceAccounts.coderProvisioner.name;
  return isDefault ? base : `${base}-${name}`;
}

/** Namespace of an organisation's workspaces. */
export function workspaceNamespace({ isDefault, name }: Pick<Organization, "isDefault" | "name">): string {
  const base = serviceAccounts.coderWorkspace.namespace;
  return isDefault ? base : `${base}-${name}`;
}
