/** Own toolchain × own base: one more template, beside or instead of the documented ones. */
import { computeProfiles, defaultLifecycle, definePairing } from "../../src/templates";
import { docsToolchain } from "./docs-toolchain";
import { throwawayBase } from "./throwaway-base";

/** The template `pod-docs`. */
export const podDocs = definePairing({
  name: "pod-docs",
  displayName: "Technical writing (pod)",
  description: "Node.js and a preview server in a pod that keeps nothing",
  icon: "/icon/docs.svg",
  tags: ["kubernetes", "docs"],
  toolchain: docsToolchain,
  base: throwawayBase,
  capabilities: { "network-egress": "unrestricted" },
  profiles: [computeProfiles["sw-dev-small"]],
  defaultProfile: "sw-dev-small",
  access: { use: ["developers"], admin: ["coder-template-owners"] },
  lifecycle: defaultLifecycle,
  provisionerTags: {},
});
