/** Files, template versions and templates: https://coder.com/docs/reference/api/templates */
import { conflict, created, notFound, ok, type Routes } from "./router";
import { fieldsOf, now, type Store, type Thing } from "./store";

/** What a stub of that state answers. Every import of a version succeeds at once. */
export function templateRoutes(store: Store): Routes {
  const version = (thing: Thing) => ({
    ...thing,
    job: { id: thing.id, status: "succeeded", created_at: now, error: "" },
  });
  const versionOf = (id: string | undefined) => {
    const found = store.templateVersions.find(id);
    return found ? ok(version(found)) : notFound;
  };
  return {
    "POST /api/v2/files": ({ bytes }) => created({ hash: store.files.add({ bytes }).id }),
    "POST /api/v2/organizations/:id/templateversions": ({ params, body }) => {
      const { name, message, file_id, template_id, user_variable_values, tags } = fieldsOf(body);
      const same = store.templateVersions
        .all()
        .some(
          (other) => other.name === name && template_id !== undefined && other.template_id === template_id,
        );
      if (same)
        return conflict(`A template version with name "${String(name)}" already exists for this template.`);
      return created(
        version(
          store.templateVersions.add({
            name,
            message: message ?? "",
            file_id,
            template_id,
            organization_id: params.id,
            user_variable_values,
            tags,
          }),
        ),
      );
    },
    "GET /api/v2/templateversions/:id": ({ params }) => versionOf(params.id),
    "PATCH /api/v2/templateversions/:id": ({ params, body }) => {
      store.templateVersions.change(params.id ?? "", fieldsOf(body));
      return versionOf(params.id);
    },
    "POST /api/v2/organizations/:id/templates": ({ params, body }) => {
      const fields = fieldsOf(body);
      if (store.templates.find(String(fields.name))) return conflict("Template already exists.");
      const first = String(fields.template_version_id);
      const template = store.templates.add({
        ...templateDefaults,
        ...fields,
        organization_id: params.id,
        active_version_id: first,
        acl: { users: [], groups: [] },
      });
      store.templateVersions.change(first, { template_id: template.id });
      return created(template);
    },
    "GET /api/v2/templates/:id": ({ params }) => {
      const found = store.templates.find(params.id);
      return found ? ok(found) : notFound;
    },
    "PATCH /api/v2/templates/:id": ({ params, body }) => {
      const changed = store.templates.change(params.id ?? "", fieldsOf(body));
      return changed ? ok(changed) : notFound;
    },
    "DELETE /api/v2/templates/:id": ({ params }) =>
      store.templates.remove(params.id ?? "") ? ok({ message: "Template has been deleted!" }) : notFound,
    "PATCH /api/v2/templates/:id/versions": ({ params, body }) => {
      const changed = store.templates.change(params.id ?? "", { active_version_id: fieldsOf(body).id });
      return changed ? ok({ message: "Updated the active template version!" }) : notFound;
    },
    "GET /api/v2/templates/:id/acl": ({ params }) => {
      const found = store.templates.find(params.id);
      return found ? ok(found.acl) : notFound;
    },
    "PATCH /api/v2/templates/:id/acl": ({ params, body }) => {
      const { user_perms, group_perms } = fieldsOf(body);
      const changed = store.templates.change(params.id ?? "", {
        acl: { users: grants(user_perms), groups: grants(group_perms) },
      });
      return changed ? ok({ message: "Successfully updated template ACL list." }) : notFound;
    },
  };
}

const everyDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const templateDefaults = {
  display_name: "",
  description: "",
  icon: "",
  provisioner: "terraform",
  allow_user_cancel_workspace_jobs: true,
  allow_user_autostart: true,
  allow_user_autostop: true,
  autostop_requirement: { days_of_week: [], weeks: 1 },
  autostart_requirement: { days_of_week: everyDay },
  max_port_share_level: "owner",
  cors_behavior: "simple",
  require_active_version: false,
  deprecated: false,
  deprecation_message: "",
  use_classic_parameter_flow: false,
};

/** Roles by id as a list; an empty role takes the right away. */
function grants(permissions: unknown): { id: string; role: unknown }[] {
  return Object.entries(fieldsOf(permissions))
    .filter(([, role]) => role !== "")
    .map(([id, role]) => ({ id, role }));
}
