/** Users, entitlements, licences and proxies: https://coder.com/docs/reference/api */
import { conflict, created, notFound, ok, type Routes } from "./router";
import { fieldsOf, now, type Store, type Thing } from "./store";

/** Features that a licence gives, by the names of the server's entitlements. */
const features = [
  "access_control",
  "advanced_template_scheduling",
  "control_shared_ports",
  "external_provisioner_daemons",
  "multiple_organizations",
  "template_rbac",
  "workspace_proxy",
];

/** 2030-01-01 */
const licenseEnd = 1893456000;

/** What a stub of that state answers. */
export function deploymentRoutes(store: Store): Routes {
  const hasLicense = () => store.licenses.all().length > 0;
  const license = (thing: Thing) => ({
    id: thing.number,
    uuid: thing.id,
    uploaded_at: now,
    claims: { license_expires: licenseEnd },
  });
  const proxy = ({ session_token: _, ...visible }: Thing) => ({
    ...visible,
    healthy: true,
    wildcard_hostname: "",
  });
  let licenses = 0;
  return {
    "GET /api/v2/buildinfo": () => ok({ version: "v2.34.5", external_url: "", dashboard_url: "" }),
    "GET /api/v2/users/:user": () =>
      ok({
        id: "00000000-0000-4000-8000-000000000001",
        username: "admin",
        email: "admin@example.com",
        organization_ids: [store.defaultOrganization.id],
        roles: [{ name: "owner" }],
        created_at: now,
        status: "active",
        login_type: "password",
      }),
    "GET /api/v2/entitlements": () =>
      ok({
        features: Object.fromEntries(
          features.map((name) => [
            name,
            { entitlement: hasLicense() ? "entitled" : "not_entitled", enabled: hasLicense() },
          ]),
        ),
        warnings: [],
        errors: [],
        has_license: hasLicense(),
        trial: false,
        require_telemetry: false,
        refreshed_at: now,
      }),
    "GET /api/v2/licenses": () => ok(store.licenses.all().map(license)),
    "POST /api/v2/licenses": ({ body }) => {
      licenses += 1;
      return created(
        license(store.licenses.add({ ...fieldsOf(body), number: licenses, name: `${licenses}` })),
      );
    },
    "DELETE /api/v2/licenses/:id": ({ params }) =>
      store.licenses.remove(params.id ?? "") ? { status: 200 } : notFound,
    "POST /api/v2/workspaceproxies": ({ body }) => {
      const fields = fieldsOf(body);
      if (!hasLicense()) return { status: 403, body: { message: "Workspace Proxy is a Premium feature" } };
      if (store.proxies.find(String(fields.name))) return conflict("A proxy with that name exists already.");
      const added = store.proxies.add({
        name: fields.name,
        display_name: fields.display_name,
        icon_url: fields.icon,
        session_token: store.secret("proxy"),
      });
      return created({ proxy: proxy(added), proxy_token: added.session_token });
    },
    "GET /api/v2/workspaceproxies/:id": ({ params }) => {
      const found = store.proxies.find(params.id);
      return found ? ok(proxy(found)) : notFound;
    },
    "PATCH /api/v2/workspaceproxies/:id": ({ params, body }) => {
      const { name, display_name, icon } = fieldsOf(body);
      const changed = store.proxies.change(params.id ?? "", { name, display_name, icon_url: icon });
      return changed ? ok({ proxy: proxy(changed), proxy_token: "" }) : notFound;
    },
    "DELETE /api/v2/workspaceproxies/:id": ({ params }) =>
      store.proxies.remove(params.id ?? "") ? ok({ message: "Proxy has been deleted!" }) : notFound,
  };
}
