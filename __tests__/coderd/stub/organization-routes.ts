/** Organisations, groups, sync settings and provisioner keys: https://coder.com/docs/reference/api */
import { conflict, created, notFound, ok, type Routes } from "./router";
import { fieldsOf, type Store, type Thing } from "./store";

/** What a stub of that state answers. */
export function organizationRoutes(store: Store): Routes {
  const organization = (id: string | undefined) =>
    id === "default" ? store.defaultOrganization : store.organizations.find(id);
  const keysOf = (id: string | undefined) =>
    store.provisionerKeys.all().filter((key) => key.organization === organization(id)?.id);
  return {
    "GET /api/v2/organizations": () => ok(store.organizations.all()),
    "POST /api/v2/organizations": ({ body }) => {
      const { name, display_name, description, icon } = fieldsOf(body);
      if (store.organizations.find(String(name)))
        return conflict("Organization already exists with that name.");
      return created(
        store.organizations.add({
          name,
          display_name: display_name === "" ? name : display_name,
          description,
          icon,
          is_default: false,
        }),
      );
    },
    "GET /api/v2/organizations/:id": ({ params }) => orNotFound(organization(params.id)),
    "PATCH /api/v2/organizations/:id": ({ params, body }) =>
      orNotFound(store.organizations.change(params.id ?? "", fieldsOf(body))),
    "DELETE /api/v2/organizations/:id": ({ params }) => {
      if (organization(params.id)?.is_default === true) {
        return { status: 400, body: { message: "Default organization cannot be deleted." } };
      }
      return store.organizations.remove(params.id ?? "")
        ? ok({ message: "Organization has been deleted." })
        : notFound;
    },
    "GET /api/v2/organizations/:id/members": () => ok([]),
    ...groupRoutes(store, organization),
    ...settingsRoutes(store),
    "GET /api/v2/organizations/:id/provisionerkeys": ({ params }) => ok(keysOf(params.id)),
    "POST /api/v2/organizations/:id/provisionerkeys": ({ params, body }) => {
      const owner = organization(params.id);
      const { name, tags } = fieldsOf(body);
      if (owner === undefined) return notFound;
      if (keysOf(params.id).some((key) => key.name === name))
        return conflict(`Key ${String(name)} exists already.`);
      store.provisionerKeys.add({ name, tags: tags ?? {}, organization: owner.id });
      return created({ key: store.secret("key") });
    },
    "DELETE /api/v2/organizations/:id/provisionerkeys/:name": ({ params }) => {
      const key = keysOf(params.id).find(({ name }) => name === params.name);
      if (key === undefined) return notFound;
      store.provisionerKeys.remove(key.id);
      return { status: 204 };
    },
  };
}

function groupRoutes(store: Store, organization: (id: string | undefined) => Thing | undefined): Routes {
  return {
    "POST /api/v2/organizations/:id/groups": ({ params, body }) => {
      const owner = organization(params.id);
      if (owner === undefined) return notFound;
      const { name, display_name, avatar_url, quota_allowance } = fieldsOf(body);
      return created(
        store.groups.add({
          name,
          display_name,
          avatar_url: avatar_url ?? "",
          quota_allowance: quota_allowance ?? 0,
          organization_id: owner.id,
          organization_name: owner.name,
          members: [],
          source: "user",
        }),
      );
    },
    "GET /api/v2/organizations/:id/groups/:name": ({ params }) =>
      orNotFound(
        store.groups
          .all()
          .find(
            ({ name, organization_id: owner }) =>
              name === params.name && owner === organization(params.id)?.id,
          ),
      ),
    "GET /api/v2/groups/:id": ({ params }) => orNotFound(store.groups.find(params.id)),
    "PATCH /api/v2/groups/:id": ({ params, body }) => {
      const { name, display_name, avatar_url, quota_allowance } = fieldsOf(body);
      return orNotFound(
        store.groups.change(params.id ?? "", {
          ...notEmpty({ name }),
          display_name,
          avatar_url,
          quota_allowance,
        }),
      );
    },
    "DELETE /api/v2/groups/:id": ({ params }) =>
      store.groups.remove(params.id ?? "") ? ok({ message: "Successfully deleted group!" }) : notFound,
  };
}

/** Settings that are read and written as a whole. */
function settingsRoutes(store: Store): Routes {
  const defaults: Readonly<Record<string, unknown>> = {
    "/api/v2/organizations/:id/settings/idpsync/groups": {
      field: "",
      mapping: {},
      regex_filter: null,
      auto_create_missing_groups: false,
    },
    "/api/v2/organizations/:id/settings/idpsync/roles": { field: "", mapping: {} },
    "/api/v2/organizations/:id/settings/workspace-sharing": {
      sharing_disabled: false,
      shareable_workspace_owners: "everyone",
    },
    "/api/v2/settings/idpsync/organization": { field: "", mapping: {}, organization_assign_default: true },
  };
  return Object.fromEntries(
    Object.entries(defaults).flatMap(([path, initial]): [string, Routes[string]][] => {
      const keyOf = (id = "") => path.replace(":id", id);
      return [
        [`GET ${path}`, ({ params }) => ok(store.settings.get(keyOf(params.id)) ?? initial)],
        [
          `PATCH ${path}`,
          ({ params, body }) => {
            store.settings.set(keyOf(params.id), body);
            return ok(body);
          },
        ],
      ];
    }),
  );
}

function orNotFound(thing: Thing | undefined) {
  return thing === undefined ? notFound : ok(thing);
}

function notEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
