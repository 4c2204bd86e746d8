import type { Deployment } from "../config/types";
import type { ReadmeSection } from "../terraform/layer";

/** What the README of the coder layer says besides the generated parts. */
export function coderReadme({ coder, regions, domain }: Deployment): ReadmeSection[] {
  const pools = coder.organizations.flatMap(({ name, provisioners }) =>
    regions.flatMap((region) => {
      const count = provisioners[region.key];
      const tags = region.role === "hub" ? "none" : `\`region=${region.name}\``;
      return count === undefined ? [] : [`| ${name} | ${region.key} | ${count} | ${tags} |`];
    }),
  );
  return [
    {
      title: "Before the first plan",
      body: `The provider asks the server at every plan. It needs \`CODER_SESSION_TOKEN\`, the API token of an owner, and reaches Coder at https://${domain} (or at \`coder_url\`). How the first owner and the token are made: docs/operations/day1.md.`,
    },
    {
      title: "Provisioners",
      body:
        pools.length === 0
          ? "None: the server builds workspaces itself."
          : [
              "One key for each pool. A template reaches the pools of a spoke by its tag; builds without tags run in the hub.",
              "",
              "| organisation | region | provisioners | tags |",
              "| --- | --- | --- | --- |",
              ...pools,
            ].join("\n"),
    },
    {
      title: "Secrets in this state",
      body: "The coderd provider keeps session tokens of proxies, provisioner keys, and a licence that is given to it, in the state of this layer. docs/security.md says what protects them. Every other layer has none.",
    },
  ];
}
