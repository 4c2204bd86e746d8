import { type App, Fn, type ITerraformDependable } from "cdktf";
import { LicenseResource } from "../../.gen/providers/coderd/license-resource";
import { OrganizationSyncSettings } from "../../.gen/providers/coderd/organization-sync-settings";
import { CoderdProvider } from "../../.gen/providers/coderd/provider";
import type { Deployment, Region } from "../config/types";
import { Organization } from "../modules/coder/organization";
import { ProvisionerKey } from "../modules/coder/provisioner-key";
import type { StoredSecret } from "../modules/coder/stored-secret";
import { WorkspaceProxy } from "../modules/coder/workspace-proxy";
import { explain, placeInFile } from "../terraform/annotations";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { coderReadme } from "./coder-readme";
import type { CoderServerLayer } from "./coder-server";
import { addTemplates, type CoderTemplate } from "./coder-templates";
import type { EksLayer } from "./eks";
import type { VpcLayer } from "./vpc";

/** What later layers read from the coder layer: names and ids, and where the secrets are. */
export const coderOutputs = {
  proxy_token_secret_arns: output.map(
    "Secret with the session token of each workspace proxy, by region key.",
  ),
  proxy_token_versions: output.map("Version of each of these secrets: a new one means a new token."),
  provisioner_key_secret_arns: output.map(
    "Secret with the provisioner key of each pool, by `<organisation>/<region key>`.",
  ),
  provisioner_key_versions: output.map("Version of each of these secrets: a new one means a new key."),
  organization_ids: output.map("Ids of the organisations, by name."),
};

const generations = "provisioner_key_generations";

/** What the coder layer is made from. */
export interface CoderLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  /** The hub's servers. */
  readonly coderServer: CoderServerLayer;
  /** Where workspaces of templates on EC2 run. */
  readonly vpc: VpcLayer;
  readonly eks: EksLayer;
  /** The workspace templates, whose folders stand beside the regions. */
  readonly templates: readonly CoderTemplate[];
}

/**
 * What is inside Coder: organisations, groups, workspace proxies, provisioner keys, templates. It asks the running server
 * at every plan, so that it is a layer of its own, and reads nothing from a cluster.
 */
export class CoderLayer extends Layer<typeof coderOutputs> {
  private readonly organizations: readonly Organization[];
  private readonly licence: ITerraformDependable[];

  constructor(app: App, props: CoderLayerProps) {
    const { site, deployment } = props;
    const { coder, hub } = deployment;
    super(app, {
      site,
      name: "coder",
      summary: `Inside Coder (Day 1 and 2): ${coder.organizations.length} organisation(s) with groups, ${deployment.spokes.length} workspace prox${deployment.spokes.length === 1 ? "y" : "ies"}, provisioner keys, ${props.templates.length} template(s). Needs a running server and an API token.`,
      source: "src/layers/coder.ts",
      outputs: coderOutputs,
    });
    this.addCoderdProvider(props.coderServer);
    this.licence = coder.license === "premium" ? [this.addLicence()] : [];
    this.organizations = coder.organizations.map(
      (settings) => new Organization(this, identifier(settings.name), { settings, dependsOn: this.licence }),
    );
    this.syncOrganizations(deployment);
    const proxies =
      coder.license === "premium" ? deployment.spokes.map((region) => this.proxy(deployment, region)) : [];
    const keys = this.provisionerKeys(deployment);
    const [defaultOrganization] = this.organizations;
    if (defaultOrganization) {
      addTemplates(this, {
        templates: props.templates,
        organization: defaultOrganization,
        licensed: coder.license === "premium",
        vpc: props.vpc,
        eks: props.eks,
        region: hub,
        dependsOn: this.licence,
      });
    }
    this.readme.push(...coderReadme(deployment));
    this.publish({
      proxy_token_secret_arns: Object.fromEntries(proxies.map(({ key, secret }) => [key, secret.arn])),
      proxy_token_versions: Object.fromEntries(proxies.map(({ key, secret }) => [key, secret.versionId])),
      provisioner_key_secret_arns: Object.fromEntries(keys.map(({ key, secret }) => [key, secret.arn])),
      provisioner_key_versions: Object.fromEntries(keys.map(({ key, secret }) => [key, secret.versionId])),
      organization_ids: Object.fromEntries(
        this.organizations.map(({ name, organizationId }) => [name, organizationId]),
      ),
    });
  }

  private addCoderdProvider(coderServer: CoderServerLayer): void {
    const { access_url } = this.read(coderServer);
    const { reference: url } = this.variable("coder_url", {
      type: "string",
      description:
        "URL of the Coder API, where it differs from the access URL: e.g. http://127.0.0.1:8080 behind kubectl port-forward. Null means the access URL.",
      default: null,
    });
    const token = this.variable("coder_session_token", {
      type: "string",
      description:
        "API token of an owner. Null means the environment variable CODER_SESSION_TOKEN, which is the better place.",
      default: null,
      sensitive: true,
    });
    this.requireProvider("coderd");
    new CoderdProvider(this, "coderd", {
      url: Fn.coalesce([url, access_url]),
      token: token.reference,
    });
  }

  private addLicence(): ITerraformDependable {
    const { reference } = this.variable("coder_license", {
      type: "string",
      description:
        "Licence of Coder. Null means that it was added in another way, e.g. coder licenses add. One that is given here stays in the state.",
      default: null,
      sensitive: true,
    });
    const licence = new LicenseResource(this, "license:this", {
      license: reference,
      lifecycle: { createBeforeDestroy: true },
    });
    licence.addOverride("count", "${nonsensitive(var.coder_license == null) ? 0 : 1}");
    explain(licence, "What needs the licence waits for it.");
    return licence;
  }

  private syncOrganizations({ coder }: Deployment): void {
    const { organizationSync } = coder;
    if (organizationSync === undefined) return;
    const mapping = new Map<string, string[]>();
    for (const [index, { memberClaims }] of coder.organizations.entries()) {
      const id = this.organizations[index]?.organizationId;
      if (id === undefined) continue;
      for (const claim of memberClaims) mapping.set(claim, [...(mapping.get(claim) ?? []), id]);
    }
    new OrganizationSyncSettings(this, "organization_sync:this", {
      ...organizationSync,
      mapping: Object.fromEntries(mapping),
      dependsOn: this.licence,
    });
  }

  private proxy(deployment: Deployment, region: Region): { key: string; secret: StoredSecret } {
    const proxy = new WorkspaceProxy(this, `proxy:${region.key}`, {
      name: region.key,
      displayName: region.name,
      icon: "/emojis/1f310.png",
      secretName: `${deployment.name}/coder/proxy/${region.key}`,
      dependsOn: this.licence,
    });
    placeInFile(proxy, "proxies.tf");
    return { key: region.key, secret: proxy.secret };
  }

  private provisionerKeys({ name, coder, regions }: Deployment): { key: string; secret: StoredSecret }[] {
    const pools = coder.organizations.flatMap((settings, index) =>
      regions
        .filter(({ key }) => key in settings.provisioners)
        .map((region) => ({ settings, region, organization: this.organizations[index] })),
    );
    if (pools.length > 0) this.addGenerations();
    return pools.flatMap(({ settings, region, organization }) => {
      if (organization === undefined) return [];
      const pool = new ProvisionerKey(this, `key:${identifier(settings.name)}_${region.key}`, {
        organizationId: organization.organizationId,
        name: region.key,
        tags: provisionerTags(region),
        generationsVariable: generations,
        secretName: `${name}/coder/provisioner/${settings.name}/${region.key}`,
        dependsOn: this.licence,
      });
      placeInFile(pool, "provisioners.tf");
      return [{ key: `${settings.name}/${region.key}`, secret: pool.secret }];
    });
  }

  private addGenerations(): void {
    this.variable(generations, {
      type: "list(number)",
      description:
        "Generations of provisioner keys, the current one last. To rotate: add a number, apply here and in every coder-ws layer, then take the old number away.",
      default: [1],
      validation: {
        condition: `length(var.${generations}) > 0 && length(distinct(var.${generations})) == length(var.${generations}) && alltrue([for generation in var.${generations} : generation >= 1 && generation == floor(generation)])`,
        errorMessage: "List one or more different whole numbers of at least 1.",
      },
    });
  }
}

/**
 * Which builds the provisioners of a region take: in the hub those without tags, elsewhere those with the region's name.
 * https://coder.com/docs/admin/provisioners#provisioner-tags
 */
export function provisionerTags({ role, name }: Pick<Region, "role" | "name">): Record<string, string> {
  return role === "hub" ? {} : { region: name };
}

function identifier(name: string): string {
  return name.replaceAll("-", "_");
}
