/** The workspace templates of a deployment as the `coder` layer makes them. */
import { posix } from "node:path";
import type { ITerraformDependable } from "cdktf";
import type { Region } from "../config/types";
import type { Organization } from "../modules/coder/organization";
import { Template, type TemplateSource } from "../modules/coder/template";
import { serviceAccounts } from "../modules/k8s/service-accounts";
import { placeInFile } from "../terraform/annotations";
import { rawExpression } from "../terraform/hcl";
import type { Layer } from "../terraform/layer";
import type { OutputContract } from "../terraform/outputs";
import { UserError } from "../user-error";
import type { EksLayer } from "./eks";
import type { VpcLayer } from "./vpc";

/** A template: what the resource needs, its folder, who may use it, and its inputs. */
export interface CoderTemplate extends TemplateSource {
  /** Folder below `infra/`. */
  readonly folder: string;
  /** Names of groups. */
  readonly access: { readonly use: readonly string[]; readonly admin: readonly string[] };
  readonly inputs: readonly { readonly name: string; readonly required: boolean }[];
}

/** What the templates are made from. */
export interface TemplatesProps {
  readonly templates: readonly CoderTemplate[];
  readonly organization: Organization;
  /** Whether access by group and schedules can be set. */
  readonly licensed: boolean;
  readonly vpc: VpcLayer;
  readonly eks: EksLayer;
  /** Region that the workspaces run in. */
  readonly region: Region;
  readonly dependsOn: ITerraformDependable[];
}

/** Adds a `coderd_template` for each of the templates. */
export function addTemplates<O extends OutputContract>(layer: Layer<O>, props: TemplatesProps): void {
  const { templates, organization, licensed, dependsOn } = props;
  if (templates.length === 0) return;
  const known = knownInputs(layer, props);
  for (const source of templates) {
    const template = new Template(layer, `template:${source.name.replaceAll("-", "_")}`, {
      source,
      directory: `\${path.module}/${posix.relative(layer.path, source.folder)}`,
      organizationId: organization.organizationId,
      inputs: inputsOf(source, known),
      ...(licensed ? { access: accessOf(source, organization) } : {}),
      dependsOn,
    });
    placeInFile(template, "templates.tf");
  }
}

/** What the layers of the region know, by the name of the input. */
function knownInputs<O extends OutputContract>(
  layer: Layer<O>,
  { vpc, eks, region }: TemplatesProps,
): Record<string, () => string> {
  return {
    namespace: () => serviceAccounts.coderWorkspace.namespace,
    service_account_name: () => serviceAccounts.coderWorkspace.name,
    coder_namespace: () => serviceAccounts.coderServer.namespace,
    aws_region: () => region.name,
    subnet_id: () => {
      layer.read(vpc);
      return rawExpression("data.terraform_remote_state.vpc.outputs.private_subnet_ids[0]");
    },
    instance_profile_name: () => layer.read(eks).coder_workspace_instance_profile_name,
  };
}

function inputsOf(
  { name, inputs }: CoderTemplate,
  known: Record<string, () => string>,
): Record<string, string> {
  const missing = inputs.filter((input) => input.required && !(input.name in known));
  if (missing.length > 0) {
    const names = missing.map((input) => input.name).join(", ");
    throw new UserError([
      `template ${name}: nothing sets its required input(s) ${names}; give them a default in the template`,
    ]);
  }
  return Object.fromEntries(
    inputs.flatMap((input) => {
      const value = known[input.name];
      return value === undefined ? [] : [[input.name, value()]];
    }),
  );
}

function accessOf({ name, access }: CoderTemplate, organization: Organization) {
  const ids = (names: readonly string[]) =>
    names.map((group) => {
      if (!organization.hasGroup(group)) {
        throw new UserError([
          `template ${name}: the organisation ${organization.name} has no group ${group}; add it to coder.organizations, or take it out of the template's access`,
        ]);
      }
      return organization.groupId(group);
    });
  return { use: ids(access.use), admin: ids(access.admin) };
}
