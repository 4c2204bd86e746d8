import { json, jsonBody, stringAt } from "../messages";
import { inUse, notFound, type Route, segment } from "./routes";
import { type EksState, eksArn, now } from "./state";

/** Versions that every add-on is said to have, newest first; the second is EKS's default. */
const ADDON_VERSIONS = ["v1.99.1-eksbuild.2", "v1.99.0-eksbuild.1"];
const DEFAULT_ADDON_VERSION = ADDON_VERSIONS[1] ?? "";

/**
 * Add-ons of a cluster, which the API behind does not have.
 *
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html
 */
export function addonRoutes(state: EksState): readonly Route[] {
  return [
    {
      method: "GET",
      path: "/addons/supported-versions",
      async answer(call) {
        const addonName = call.query.get("addonName") ?? "vpc-cni";
        const clusterVersion = call.query.get("kubernetesVersion") ?? "";
        return json({ addons: [supportedVersions(addonName, clusterVersion)] });
      },
    },
    {
      method: "POST",
      path: "/clusters/{cluster}/addons",
      async answer(call, segments) {
        const cluster = segment(segments, "cluster");
        const record = state.get(call.region, cluster);
        if (record === undefined) return notFound(`No cluster found for name: ${cluster}.`);
        const asked = jsonBody(call);
        const addonName = stringAt(asked, "addonName") ?? "";
        if (record.addons.has(addonName)) return inUse(`Addon already exists: ${addonName}`);
        const addon: Record<string, unknown> = {
          addonName,
          clusterName: cluster,
          status: "ACTIVE",
          addonVersion: asked.addonVersion ?? DEFAULT_ADDON_VERSION,
          addonArn: eksArn(call.region, `addon/${cluster}/${addonName}/${state.nextId()}`),
          createdAt: now(),
          modifiedAt: now(),
          health: { issues: [] },
          tags: asked.tags ?? {},
          ...echo(asked, ["serviceAccountRoleArn", "configurationValues"]),
        };
        record.addons.set(addonName, addon);
        return json({ addon });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/addons",
      async answer(call, segments) {
        const cluster = segment(segments, "cluster");
        const record = state.get(call.region, cluster);
        return record === undefined
          ? notFound(`No cluster found for name: ${cluster}.`)
          : json({ addons: [...record.addons.keys()] });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/addons/{addon}",
      async answer(call, segments) {
        const addon = state
          .get(call.region, segment(segments, "cluster"))
          ?.addons.get(segment(segments, "addon"));
        return addon === undefined
          ? notFound(
              `No addon: ${segment(segments, "addon")} found in cluster: ${segment(segments, "cluster")}`,
            )
          : json({ addon });
      },
    },
    {
      method: "DELETE",
      path: "/clusters/{cluster}/addons/{addon}",
      async answer(call, segments) {
        const record = state.get(call.region, segment(segments, "cluster"));
        const name = segment(segments, "addon");
        const addon = record?.addons.get(name);
        if (addon === undefined) {
          return notFound(`No addon: ${name} found in cluster: ${segment(segments, "cluster")}`);
        }
        record?.addons.delete(name);
        return json({ addon: { ...addon, status: "DELETING" } });
      },
    },
  ];
}

/** The members of `asked` among `names` that were given. */
export function echo(
  asked: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => asked[name] !== undefined).map((name) => [name, asked[name]]),
  );
}

function supportedVersions(addonName: string, clusterVersion: string): Record<string, unknown> {
  return {
    addonName,
    type: "networking",
    publisher: "eks",
    owner: "aws",
    addonVersions: ADDON_VERSIONS.map((addonVersion) => ({
      addonVersion,
      architecture: ["amd64", "arm64"],
      compatibilities: [
        {
          clusterVersion,
          platformVersions: ["*"],
          defaultVersion: addonVersion === DEFAULT_ADDON_VERSION,
        },
      ],
      requiresConfiguration: false,
      requiresIamPermissions: false,
    })),
  };
}
