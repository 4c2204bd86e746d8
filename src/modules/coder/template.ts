import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Template as CoderdTemplate, type TemplateConfig } from "../../../.gen/providers/coderd/template";

/** A workspace template whose folder is among the output. */
export interface TemplateSource {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly icon: string;
  /** Changes whenever a file of the folder changes. */
  readonly versionName: string;
  /** When Coder stops and deletes its workspaces, in milliseconds. */
  readonly lifecycle: {
    readonly defaultTtlMs: number;
    readonly activityBumpMs: number;
    readonly failureTtlMs: number;
    readonly timeTilDormantMs: number;
    readonly timeTilDormantAutodeleteMs: number;
    readonly autostopDays: readonly string[];
  };
  /** Tags of the provisioners that build it. */
  readonly provisionerTags: Readonly<Record<string, string>>;
}

/** What a template is made from. */
export interface TemplateProps {
  readonly source: TemplateSource;
  /** Expression of the folder, from the root module. */
  readonly directory: string;
  readonly organizationId: string;
  /** Values of the template's inputs, as expressions or text. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Groups that may use and that may change it, as ids. Undefined without a licence: then everybody may use it. */
  readonly access?: { readonly use: readonly string[]; readonly admin: readonly string[] };
  /**
   * What must exist first.
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * A workspace template with one version, which is the active one. The version's name follows from the content of the
 * folder and the values of the inputs, because Coder refuses other content under a known name.
 */
export class Template extends Construct {
  constructor(scope: Construct, id: string, props: TemplateProps) {
    super(scope, id);
    const { source, access, inputs } = props;
    const { lifecycle } = source;
    const values = Object.entries(inputs).map(([name, value]) => ({ name, value }));
    const tags = Object.entries(source.provisionerTags).map(([name, value]) => ({ name, value }));
    const digest = Fn.substr(
      Fn.sha256(
        Fn.join(
          ",",
          values.map(({ value }) => value),
        ),
      ),
      0,
      8,
    );
    new CoderdTemplate(this, "Default", {
      name: source.name,
      displayName: source.displayName,
      description: source.description,
      icon: source.icon,
      organizationId: props.organizationId,
      defaultTtlMs: lifecycle.defaultTtlMs,
      activityBumpMs: lifecycle.activityBumpMs,
      ...(access ? licensed(source, access) : {}),
      versions: [
        {
          name: values.length > 0 ? `${source.versionName}-${digest}` : source.versionName,
          directory: props.directory,
          active: true,
          ...(values.length > 0 ? { tfVars: values } : {}),
          ...(tags.length > 0 ? { provisionerTags: tags } : {}),
        },
      ],
      dependsOn: props.dependsOn ?? [],
    });
  }
}

function licensed(
  { lifecycle }: TemplateSource,
  access: NonNullable<TemplateProps["access"]>,
): Partial<TemplateConfig> {
  const grant = (role: string) => (id: string) => ({ id, role });
  return {
    failureTtlMs: lifecycle.failureTtlMs,
    timeTilDormantMs: lifecycle.timeTilDormantMs,
    timeTilDormantAutodeleteMs: lifecycle.timeTilDormantAutodeleteMs,
    autoStopRequirement: { daysOfWeek: [...lifecycle.autostopDays], weeks: 1 },
    acl: { users: [], groups: [...access.use.map(grant("use")), ...access.admin.map(grant("admin"))] },
  };
}
