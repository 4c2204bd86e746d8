import type { Nat } from "../config/types";
import type { ReadmeSection } from "../terraform/layer";

/** The README section about the way from private subnets to the internet. */
export function natSection(nat: Nat): ReadmeSection {
  return { title: "NAT", body: describe(nat) };
}

function describe(nat: Nat): string {
  switch (nat.kind) {
    case "none":
      return "None: private subnets reach S3 and the interface endpoints, and nothing else outside the VPC.";
    case "nat-gateway":
      return `${count("NAT gateway", nat.perZone)}, with fixed addresses (output \`nat_public_ips\`).`;
    case "fck-nat":
      return [
        `${count(`[fck-nat](https://fck-nat.dev) instance (\`${nat.instanceType}\`)`, nat.perZone)}. Routes point to a network interface that stays; an Auto Scaling group of one replaces a failed instance within about five minutes.`,
        nat.amiId === undefined ? newestAmi : pinnedAmi,
      ].join("\n\n");
  }
}

function count(what: string, perZone: boolean): string {
  return perZone ? `One ${what} per zone` : `One ${what} for all zones`;
}

const rolls = `This replaces the instances of all zones at the same time, with a few minutes without NAT. To go zone by zone, add e.g. \`-target=aws_autoscaling_group.nat_us_east_2a\`.`;

const newestAmi = `The AMI is the newest one at the first apply, and stays: a new release changes no plan. To move to the newest one, or to one of your choice:

\`\`\`sh
terraform apply -replace=terraform_data.nat_ami
terraform apply -var nat_ami_id=ami-0123456789abcdef0 # and keep it in terraform.tfvars
\`\`\`

${rolls}`;

const pinnedAmi = `The AMI is pinned by \`nat_ami_id\`. To change it, change that variable. ${rolls}`;
