import { describe, expect, it } from "vitest";
import {
  hub,
  minimal,
  problemsWith,
  problemsWithCluster,
  problemsWithSpoke,
  problemsWithVpc,
  spoke,
} from "./support";

const state = minimal.state;

describe("deployment name", () => {
  it.each(["Acme", "1acme", "acme-", "acme_dev", "", "a".repeat(33)])("refuses %j", (name) => {
    expect(problemsWith({ name })).toEqual([
      `name: ${JSON.stringify(name)} is not a deployment name; expected 1 to 32 lower-case letters, digits and single hyphens that start with a letter and do not end with a hyphen; use e.g. coderdemo`,
    ]);
  });
});

describe("domain", () => {
  it.each([
    "https://acme.dev",
    "acme",
    "acme.dev.",
    "Acme.dev",
    "-acme.dev",
    "acme..dev",
    `${"a".repeat(64)}.dev`,
    `${"abcdefg.".repeat(32)}dev`,
  ])("refuses %j", (domain) => {
    expect(problemsWith({ domain })).toEqual([
      `domain: ${JSON.stringify(domain)} is not a domain name; expected two or more labels of lower-case letters, digits and hyphens, without https:// and without a dot at the end; use e.g. coderdemo.io`,
    ]);
  });

  it.each(["acme.dev", "coder.eu.acme-corp.co.uk"])("accepts %j", (domain) => {
    expect(problemsWith({ domain })).toEqual([]);
  });
});

describe("state bucket", () => {
  it.each([
    "Acme-state",
    "ac",
    "acme.state",
    "acme_state",
    "-acme",
    "acme-",
    "xn--acme",
    "sthree-acme",
    "amzn-s3-demo-acme",
    "acme-s3alias",
    "acme--ol-s3",
    "acme--x-s3",
    "acme--table-s3",
    "a".repeat(64),
  ])("refuses %j", (bucket) => {
    expect(problemsWith({ state: { bucket } })).toEqual([
      `state.bucket: ${JSON.stringify(bucket)} is not a bucket name; expected 3 to 63 lower-case letters, digits and hyphens that start and end with a letter or digit, without a prefix or suffix that S3 reserves; use e.g. coderdemo-terraform-state`,
    ]);
  });

  it("accepts the longest name", () => {
    expect(problemsWith({ state: { bucket: "a".repeat(63) } })).toEqual([]);
  });
});

describe("the rest of the state", () => {
  it("refuses a malformed lock table", () => {
    expect(problemsWith({ state: { ...state, lockTable: "a b" } })).toEqual([
      'state.lockTable: "a b" is not a DynamoDB table name; expected 3 to 255 letters, digits, underscores, hyphens and dots; use e.g. coderdemo-terraform-locks',
    ]);
  });

  it("refuses an unknown kind of encryption", () => {
    expect(problemsWith({ state: { ...state, encryption: "aes" } })).toEqual([
      'state.encryption: "aes" was given; expected one of: kms, aes256; use kms',
    ]);
  });

  it("refuses an unknown region", () => {
    expect(problemsWith({ state: { ...state, region: "mars-north-1" } })[0]).toMatch(
      /^state\.region: "mars-north-1" is not an AWS region; expected a region code such as us-east-2; /,
    );
  });
});

describe("tags", () => {
  it.each(["aws:cost", "kubernetes.io/cluster/acme", "karpenter.sh/discovery"])(
    "refuses the key %j",
    (key) => {
      const prefix = key.startsWith("aws:") ? "aws:" : `${key.split("/")[0]}/`;
      expect(problemsWith({ tags: { [key]: "x" } })).toEqual([
        `tags.${key}: the tag key starts with ${prefix}; AWS and cluster controllers give that prefix a meaning of their own on single resources; use a key without it`,
      ]);
    },
  );

  it("refuses a key that AWS does not take", () => {
    expect(problemsWith({ tags: { "a*b": "x" } })).toEqual([
      'tags.a*b: "a*b" is not a tag key; expected 1 to 128 letters, digits, spaces and _ . : / = + - @; use e.g. CostCenter',
    ]);
  });

  it("refuses a value that AWS does not take", () => {
    expect(problemsWith({ tags: { Team: "a\nb" } })).toEqual([
      'tags.Team: "a\\nb" is not a tag value; expected at most 256 letters, digits, spaces and _ . : / = + - @; use e.g. platform',
    ]);
  });

  it("accepts letters of any script", () => {
    expect(problemsWith({ tags: { Kostenstelle: "Zürich 42" } })).toEqual([]);
  });
});

describe("region", () => {
  it.each(["US", "us-w2", "2usw", "", "abcdefghijklm"])(
    "refuses the key %j and names the region by its place",
    (key) => {
      expect(problemsWithSpoke({ key })).toEqual([
        `regions[1].key: ${JSON.stringify(key)} is not a region key; expected 1 to 12 lower-case letters and digits that start with a letter; use e.g. usw2`,
      ]);
    },
  );

  it("refuses an unknown AWS region and suggests the nearest", () => {
    expect(problemsWithSpoke({ name: "eu-wset-2" })).toEqual([
      'regions.euw2.name: "eu-wset-2" is not an AWS region; expected a region code such as us-east-2; use eu-west-2',
    ]);
  });

  it("lists all regions when none is near", () => {
    const [problem] = problemsWithSpoke({ name: "london" });
    expect(problem).toMatch(
      /; use one of: af-south-1, ap-east-1, .*, us-gov-west-1, cn-north-1, cn-northwest-1, eusc-de-east-1$/,
    );
  });

  it("refuses an unknown role", () => {
    expect(problemsWithSpoke({ role: "spok" })).toEqual([
      'regions.euw2.role: "spok" was given; expected one of: hub, spoke; use spoke',
    ]);
  });

  it.each([0, -1, 2.5])("refuses %d workspaces", (maxWorkspaces) => {
    expect(problemsWithSpoke({ maxWorkspaces })).toEqual([
      `regions.euw2.maxWorkspaces: ${maxWorkspaces} was given; expected a whole number of at least 1; use e.g. ${maxWorkspaces > 0 ? 3 : 1}`,
    ]);
  });
});

describe("cluster", () => {
  it.each(["-acme", "acme dev", "acme.dev", ""])("refuses the name %j", (name) => {
    expect(problemsWithCluster({ name })).toEqual([
      `regions.euw2.cluster.name: ${JSON.stringify(name)} is not a cluster name; expected letters, digits, hyphens and underscores that start with a letter or digit; use e.g. coderdemo`,
    ]);
  });

  it("refuses a name that leaves no room for derived IAM role names", () => {
    expect(problemsWithCluster({ name: "coder-platform-production-london-2" })).toEqual([
      "regions.euw2.cluster.name: coder-platform-production-london-2 has 34 characters; IAM role names derived from it may have 64, which leaves 33; use e.g. coder-platform-production-london",
    ]);
    expect(problemsWithCluster({ name: "a".repeat(33) })).toEqual([]);
  });

  it("refuses an unsupported Kubernetes version", () => {
    expect(problemsWithCluster({ kubernetesVersion: "1.28" })).toEqual([
      'regions.euw2.cluster.kubernetesVersion: "1.28" is not a Kubernetes version that EKS supports; expected one of: 1.32, 1.33, 1.34, 1.35; use 1.35',
    ]);
  });

  it("refuses an empty API allow-list", () => {
    expect(problemsWithCluster({ apiAccess: [] })).toEqual([
      'regions.euw2.cluster.apiAccess: the list is empty; EKS takes 1 to 40, and reads none as 0.0.0.0/0; list the operators\' networks, or write apiAccess: "private" for no public endpoint',
    ]);
  });

  it("refuses an API allow-list longer than EKS takes", () => {
    const apiAccess = Array.from({ length: 41 }, (_, index) => `203.0.113.${index}/32`);
    expect(problemsWithCluster({ apiAccess })).toEqual([
      'regions.euw2.cluster.apiAccess: the list has 41 entries; EKS takes 1 to 40, and reads none as 0.0.0.0/0; list the operators\' networks, or write apiAccess: "private" for no public endpoint',
    ]);
  });

  it("refuses 0.0.0.0/0 in the API allow-list", () => {
    expect(problemsWithCluster({ apiAccess: ["203.0.113.0/24", "0.0.0.0/0"] })).toEqual([
      'regions.euw2.cluster.apiAccess[1]: 0.0.0.0/0 admits every address; the API endpoint is never opened to all by accident; list the operators\' networks, or write apiAccess: "anywhere" if that is meant',
    ]);
  });

  it("refuses blocks in the API allow-list that are misaligned, private, malformed or repeated", () => {
    expect(problemsWithCluster({ apiAccess: ["203.0.113.9/24", "10.1.2.0/24", "203.0.113.0"] })).toEqual([
      "regions.euw2.cluster.apiAccess[0]: 203.0.113.9/24 does not start its block; expected the first address of the block; use 203.0.113.0/24",
      "regions.euw2.cluster.apiAccess[1]: 10.1.2.0/24 overlaps 10.0.0.0/8, which the internet does not route; the list is for the public endpoint; networks that reach the VPC use the private one; list public addresses, or remove it",
      'regions.euw2.cluster.apiAccess[2]: "203.0.113.0" is not an IPv4 CIDR block; expected four numbers up to 255 without leading zeros, a slash and a prefix length up to 32; write <address>/<prefix length>',
    ]);
    expect(problemsWithCluster({ apiAccess: ["203.0.113.0/24", "203.0.113.0/24"] })).toEqual([
      "regions.euw2.cluster.apiAccess: 203.0.113.0/24 is listed twice; each entry may appear once; remove one of them",
    ]);
  });

  it("refuses another word for API access", () => {
    expect(problemsWithCluster({ apiAccess: "public" })).toEqual([
      'regions.euw2.cluster.apiAccess: "public" was given; expected a list of CIDR blocks, "private" or "anywhere"; correct it',
    ]);
  });

  it.each([
    "arn:aws:iam::1234:role/admin",
    "admin",
    "arn:aws:iam::123456789012:root",
    "arn:aws:iam::123456789012:group/admins",
  ])("refuses the administrator %j", (arn) => {
    expect(problemsWithCluster({ adminArns: [arn] })).toEqual([
      `regions.euw2.cluster.adminArns[0]: "${arn}" is not the ARN of an IAM role or user; expected arn:<partition>:iam::<account>:role/<name> or …:user/<name>; use e.g. arn:aws:iam::123456789012:role/platform-admin`,
    ]);
  });

  it("turns the ARN of a session into that of its role", () => {
    expect(
      problemsWithCluster({ adminArns: ["arn:aws:sts::123456789012:assumed-role/Admin/me@acme.dev"] }),
    ).toEqual([
      'regions.euw2.cluster.adminArns[0]: "arn:aws:sts::123456789012:assumed-role/Admin/me@acme.dev" is not the ARN of an IAM role or user; expected arn:<partition>:iam::<account>:role/<name> or …:user/<name>; use the role of this session: arn:aws:iam::123456789012:role/Admin',
    ]);
  });

  it.each([0, 101, 1.5])("refuses %d workspaces per node", (workspacesPerNode) => {
    const use = { 0: 1, 101: 100, 1.5: 2 }[workspacesPerNode];
    expect(problemsWithCluster({ workspacesPerNode })).toEqual([
      `regions.euw2.cluster.workspacesPerNode: ${workspacesPerNode} was given; expected a whole number from 1 to 100; use e.g. ${use}`,
    ]);
  });

  it("refuses fewer than two system nodes and too small a disk", () => {
    expect(problemsWithCluster({ systemNodes: { minSize: 1, diskGiB: 8 } })).toEqual([
      "regions.euw2.cluster.systemNodes.minSize: 1 was given; expected a whole number from 2 to 450; use e.g. 2",
      "regions.euw2.cluster.systemNodes.diskGiB: 8 was given; expected a whole number from 20 to 16384; use e.g. 20",
    ]);
  });

  it("refuses what is no instance type, and an empty list of them", () => {
    expect(problemsWithCluster({ systemNodes: { instanceTypes: ["large"] } })).toEqual([
      'regions.euw2.cluster.systemNodes.instanceTypes[0]: "large" is not an EC2 instance type; expected <family>.<size>; use e.g. m7g.large',
    ]);
    expect(problemsWithCluster({ systemNodes: { instanceTypes: [] } })).toEqual([
      "regions.euw2.cluster.systemNodes.instanceTypes: the list is empty; expected at least 1; name one, or leave the setting out for the default",
    ]);
  });
});

describe("network", () => {
  it.each(["10.1.0.0", "10.1.0.0/33", "10.1.0.256/16", "10.01.0.0/16", "::/0", ""])(
    "refuses the block %j",
    (cidr) => {
      expect(problemsWithVpc({ cidr })).toEqual([
        `regions.euw2.vpc.cidr: ${JSON.stringify(cidr)} is not an IPv4 CIDR block; expected four numbers up to 255 without leading zeros, a slash and a prefix length up to 32; write <address>/<prefix length>`,
      ]);
    },
  );

  it("refuses a NAT instance that is not arm64", () => {
    expect(problemsWithVpc({ nat: { kind: "fck-nat", instanceType: "t3.micro" } })).toEqual([
      "regions.euw2.vpc.nat.instanceType: t3.micro is x86_64; the fck-nat AMI is looked up for arm64; use one of: t4g.nano, c6gn.medium, c7gn.medium, c7gn.large, c7gn.8xlarge",
    ]);
  });

  it("refuses what is no AMI id", () => {
    expect(problemsWithVpc({ nat: { kind: "fck-nat", amiId: "fck-nat" } })).toEqual([
      'regions.euw2.vpc.nat.amiId: "fck-nat" is not an AMI id; expected ami- and 8 or 17 hexadecimal digits; use e.g. ami-0123456789abcdef0',
    ]);
  });

  it("refuses an unknown kind of NAT, and settings of another kind", () => {
    expect(problemsWithVpc({ nat: { kind: "fcknat" } })).toEqual([
      'regions.euw2.vpc.nat.kind: "fcknat" was given; expected one of: fck-nat, nat-gateway, none; use fck-nat',
    ]);
    expect(problemsWithVpc({ nat: { kind: "none", perZone: true } })).toEqual([
      "regions.euw2.vpc.nat.perZone: there is no such setting; expected one of: kind; remove it",
    ]);
  });

  it("refuses unknown interface endpoints and suggests the nearest", () => {
    expect(problemsWithVpc({ interfaceEndpoints: ["ecr-api", "s3"] })).toEqual([
      'regions.euw2.vpc.interfaceEndpoints[0]: "ecr-api" is not a known interface endpoint; expected the short name of an AWS service; use ecr.api',
      'regions.euw2.vpc.interfaceEndpoints[1]: "s3" was given; S3 is always reached through its gateway endpoint, which is free; remove it',
    ]);
  });

  it("refuses an interface endpoint that is listed twice", () => {
    expect(problemsWithVpc({ interfaceEndpoints: ["sts", "sts"] })).toEqual([
      "regions.euw2.vpc.interfaceEndpoints: sts is listed twice; each entry may appear once; remove one of them",
    ]);
  });

  it.each([
    [45, 60],
    [-1, 0],
    [9999, 3653],
  ])("refuses flow logs for %d days", (flowLogRetentionDays, use) => {
    expect(problemsWithVpc({ flowLogRetentionDays })).toEqual([
      `regions.euw2.vpc.flowLogRetentionDays: ${flowLogRetentionDays} was given; expected 0 for no flow logs, or what CloudWatch accepts: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; use e.g. ${use}`,
    ]);
  });
});

describe("settings", () => {
  it("are refused when unknown, at every level, with a suggestion when one is near", () => {
    const regions = [
      { ...hub, vpc: { ...hub.vpc, availabilityZone: [] }, cluster: { nodes: {} }, size: 1 },
      { ...spoke, cluster: { systemNodes: { minsize: 2 } } },
    ];
    const problems = problemsWith({ regions, regoins: [], state: { ...state, kmsKey: "x" } });
    expect(problems.toSorted()).toEqual(
      [
        "state.kmsKey: there is no such setting; expected one of: bucket, region, lockTable, encryption; remove it",
        "regions.hub.vpc.availabilityZone: there is no such setting; expected one of: cidr, availabilityZones, nat, interfaceEndpoints, flowLogRetentionDays; use availabilityZones",
        "regions.hub.cluster.nodes: there is no such setting; expected one of: name, kubernetesVersion, serviceCidr, apiAccess, adminArns, systemNodes, workspacesPerNode, volumeSnapshotClass; remove it",
        "regions.hub.size: there is no such setting; expected one of: key, name, role, coderServer, certificateArn, vpc, cluster, nodePools, maxWorkspaces; remove it",
        "regions.euw2.cluster.systemNodes.minsize: there is no such setting; expected one of: instanceTypes, minSize, maxSize, diskGiB; use minSize",
        "regoins: there is no such setting; expected one of: name, domain, state, regions, database, cache, ecr, dns, coder, acme, tags; use regions",
      ].toSorted(),
    );
  });

  it("are reported when missing or of another type", () => {
    const { domain: _, ...withoutDomain } = minimal;
    expect(problemsWith({ domain: undefined })).toEqual(["domain: is missing; expected a string; add it"]);
    expect(withoutDomain).not.toHaveProperty("domain");
    expect(problemsWithSpoke({ coderServer: "yes", maxWorkspaces: "many", vpc: undefined })).toEqual([
      'regions.euw2.coderServer: "yes" was given; expected true or false; correct it',
      "regions.euw2.vpc: is missing; expected an object; add it",
      'regions.euw2.maxWorkspaces: "many" was given; expected a number; correct it',
    ]);
    expect(problemsWith({ regions: {} })).toEqual(["regions: {} was given; expected a list; correct it"]);
  });
});
