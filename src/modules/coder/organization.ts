import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { DataCoderdOrganization } from "../../../.gen/providers/coderd/data-coderd-organization";
import { Group } from "../../../.gen/providers/coderd/group";
import { Organization as CoderdOrganization } from "../../../.gen/providers/coderd/organization";
import { OrganizationGroupSyncA as OrganizationGroupSync } from "../../../.gen/providers/coderd/organization-group-sync";
import type { Organization as OrganizationSettings } from "../../config/coder/types";

/** What an organisation is made from. */
export interface OrganizationProps {
  readonly settings: OrganizationSettings;
  /**
   * What must exist first, e.g. the licence.
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** An organisation with its groups. The default one exists already, so that it is looked up and not made. */
export class Organization extends Construct {
  readonly name: string;
  /** Expression of its id. */
  readonly organizationId: string;
  private readonly groups = new Map<string, Group>();

  constructor(scope: Construct, id: string, props: OrganizationProps) {
    super(scope, id);
    const { settings, dependsOn = [] } = props;
    this.name = settings.name;
    this.organizationId = settings.isDefault
      ? new DataCoderdOrganization(this, "found:Default", { isDefault: true }).id
      : this.make(settings, dependsOn);
    for (const { name, displayName, quotaAllowance } of settings.groups) {
      const group = new Group(this, `group:${name.replaceAll("-", "_")}`, {
        name,
        displayName,
        quotaAllowance,
        organizationId: this.organizationId,
        dependsOn,
      });
      this.groups.set(name, group);
    }
    this.syncGroups(settings);
  }

  /** Whether it has a group of that name. */
  hasGroup(name: string): boolean {
    return this.groups.has(name);
  }

  /** Expression of the id of one of its groups. */
  groupId(name: string): string {
    const group = this.groups.get(name);
    if (group === undefined) throw new Error(`the organisation ${this.name} has no group ${name}`);
    return group.id;
  }

  private make(settings: OrganizationSettings, dependsOn: ITerraformDependable[]): string {
    const { name, displayName, description, icon, roleSync } = settings;
    return new CoderdOrganization(this, "made:Default", {
      name,
      displayName,
      description,
      icon,
      ...(roleSync ? { roleSync: { field: roleSync.field, mapping: lists(roleSync.mapping) } } : {}),
      dependsOn,
    }).id;
  }

  private syncGroups({ groupSync }: OrganizationSettings): void {
    if (groupSync === undefined) return;
    const { field, mapping, regexFilter, autoCreateMissing } = groupSync;
    new OrganizationGroupSync(this, "sync:Default", {
      organizationId: this.organizationId,
      field,
      autoCreateMissing,
      ...(regexFilter === undefined ? {} : { regexFilter }),
      mapping: Object.fromEntries(
        Object.entries(mapping).map(([claim, names]) => [claim, names.map((name) => this.groupId(name))]),
      ),
    });
  }
}

function lists(mapping: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(mapping).map(([claim, values]) => [claim, [...values]]));
}
