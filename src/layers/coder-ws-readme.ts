import { expectedConcurrentBuilds } from "../config/coder/defaults";
import type { Deployment, Region } from "../config/types";
import type { ReadmeSection } from "../terraform/layer";

/** What the README of a coder-ws layer says besides the generated parts. */
export function coderWsReadme({ coder }: Deployment, region: Region): ReadmeSection[] {
  const pools = coder.organizations.filter(({ provisioners }) => region.key in provisioners);
  if (pools.length === 0) {
    return [
      { title: "Provisioners", body: "None: without a licence the Coder server builds the workspaces." },
    ];
  }
  const { maxWorkspaces } = region;
  return [
    {
      title: "How many provisioners",
      body: [
        "A provisioner does one build at a time, so that their number is the number of builds that run at the same time.",
        `Coder's validated architectures expect 60 % of the workspaces to run and a tenth of those to be in a build: ${maxWorkspaces} × 0.6 × 0.1 = ${expectedConcurrentBuilds(maxWorkspaces)} for the ${maxWorkspaces} workspaces of this region. Set in the deployment:`,
        "",
        "| organisation | provisioners |",
        "| --- | --- |",
        ...pools.map(({ name, provisioners }) => `| ${name} | ${provisioners[region.key]} |`),
        "",
        "More builds than that wait; `coder.organizations[].concurrentBuilds` changes the number.",
      ].join("\n"),
    },
    {
      title: "Rights",
      body: "The provisioners of the default organisation have the region's AWS role for workspaces on EC2. Those of other organisations have no AWS role, and each may work in its own organisation's namespace only.",
    },
  ];
}
