import { describe, expect, it } from "vitest";
import { resolveDeployment } from "../../src/config/resolve";
import { hub, minimal, resolveSpoke, spoke } from "./support";

describe("defaults of a deployment", () => {
  const deployment = resolveDeployment(minimal);

  it("keeps the state in the hub's region, encrypted with KMS, without a lock table", () => {
    expect(deployment.state).toEqual({
      bucket: "acme-terraform-state",
      region: "us-east-2",
      encryption: "kms",
    });
    expect(deployment.state).not.toHaveProperty("lockTable");
  });

  it("tags everything with the deployment's name and Terraform", () => {
    expect(deployment.tags).toEqual({ Deployment: "acme", ManagedBy: "terraform" });
  });

  it("names the hub's cluster after the deployment, a spoke's after deployment and key", () => {
    expect(deployment.regions.map(({ clusterName }) => clusterName)).toEqual(["acme", "acme-euw2"]);
  });

  it("runs a Coder server in the hub only", () => {
    expect(deployment.regions.map(({ coderServer }) => coderServer)).toEqual([true, false]);
  });

  it("judges no dates unless it is told the day", () => {
    expect(deployment.warnings).toEqual([]);
  });
});

describe("defaults of a region", () => {
  const region = resolveSpoke();

  it("uses three zones, fck-nat in each, no interface endpoints, flow logs for 90 days", () => {
    expect(region.vpc).toEqual({
      cidr: "10.1.0.0/16",
      zones: ["eu-west-2a", "eu-west-2b", "eu-west-2c"],
      nat: { kind: "fck-nat", perZone: true, instanceType: "c6gn.medium" },
      interfaceEndpoints: [],
      flowLogRetentionDays: 90,
    });
  });

  it("runs two to four arm64 system nodes with 50 GiB", () => {
    expect(region.systemNodes).toEqual({
      instanceTypes: ["m7g.large"],
      architecture: "arm64",
      minSize: 2,
      maxSize: 4,
      diskGiB: 50,
    });
  });

  it("runs Kubernetes 1.35 with Services in 172.20.0.0/16", () => {
    expect(region.kubernetesVersion).toBe("1.35");
    expect(region.serviceCidr).toBe("172.20.0.0/16");
  });

  it("has no public API endpoint and no administrators of its own", () => {
    expect(region.apiAccess).toEqual({ publicCidrs: [] });
    expect(region.adminArns).toEqual([]);
  });

  it("plans seven workspaces per node", () => {
    expect(region.workspacesPerNode).toBe(7);
    expect(region.subnets.demand.workspaceNodes).toBe(15);
  });
});

describe("overrides of a deployment", () => {
  it("takes another state region, lock table and encryption", () => {
    const state = {
      bucket: "acme-state",
      region: "us-west-2",
      lockTable: "locks",
      encryption: "aes256",
    } as const;
    expect(resolveDeployment({ ...minimal, state }).state).toEqual(state);
  });

  it("adds tags to its own, lets them win, and sorts them", () => {
    const tags = { ManagedBy: "platform", CostCenter: "42" };
    expect(Object.entries(resolveDeployment({ ...minimal, tags }).tags)).toEqual([
      ["CostCenter", "42"],
      ["Deployment", "acme"],
      ["ManagedBy", "platform"],
    ]);
  });

  it("orders regions by role and key, whatever the order given", () => {
    const others = ["usw2", "apse2"].map((key, index) => ({
      ...spoke,
      key,
      name: ["us-west-2", "ap-southeast-2"][index] ?? "",
      vpc: { cidr: `10.${index + 2}.0.0/16` },
    }));
    const regions = [...others, spoke, hub];
    expect(resolveDeployment({ ...minimal, regions }).regions.map(({ key }) => key)).toEqual([
      "hub",
      "apse2",
      "euw2",
      "usw2",
    ]);
    expect(resolveDeployment({ ...minimal, regions })).toEqual(
      resolveDeployment({ ...minimal, regions: regions.toReversed() }),
    );
  });
});

describe("overrides of a region", () => {
  it("runs a Coder server in a spoke that asks for one", () => {
    expect(resolveSpoke({ coderServer: true }).coderServer).toBe(true);
  });

  it("takes every cluster setting", () => {
    const cluster = {
      name: "london",
      kubernetesVersion: "1.34",
      serviceCidr: "10.100.0.0/16",
      apiAccess: ["203.0.113.0/24", "198.51.100.7/32"],
      adminArns: ["arn:aws:iam::123456789012:role/platform-admin"],
      systemNodes: { instanceTypes: ["m7i.large", "m6i.large"], minSize: 3, maxSize: 6, diskGiB: 100 },
      workspacesPerNode: 14,
    };
    const region = resolveSpoke({ cluster });
    expect(region.clusterName).toBe("london");
    expect(region.kubernetesVersion).toBe("1.34");
    expect(region.serviceCidr).toBe("10.100.0.0/16");
    expect(region.apiAccess).toEqual({ publicCidrs: ["203.0.113.0/24", "198.51.100.7/32"] });
    expect(region.adminArns).toEqual(cluster.adminArns);
    expect(region.systemNodes).toEqual({ ...cluster.systemNodes, architecture: "x86_64" });
    expect(region.workspacesPerNode).toBe(14);
    expect(region.subnets.demand.workspaceNodes).toBe(8);
    expect(region.subnets.demand.platformNodes).toBe(10);
  });

  it("keeps the other defaults of the node group when one is set", () => {
    expect(resolveSpoke({ cluster: { systemNodes: { maxSize: 8 } } }).systemNodes).toMatchObject({
      instanceTypes: ["m7g.large"],
      minSize: 2,
      maxSize: 8,
      diskGiB: 50,
    });
  });

  it('opens the API endpoint to all when the deployment says "anywhere"', () => {
    expect(resolveSpoke({ cluster: { apiAccess: "anywhere" } }).apiAccess).toEqual({
      publicCidrs: ["0.0.0.0/0"],
    });
  });

  it('has no public API endpoint when the deployment says "private"', () => {
    expect(resolveSpoke({ cluster: { apiAccess: "private" } }).apiAccess).toEqual({ publicCidrs: [] });
  });

  it("takes zones, endpoints and the retention of flow logs", () => {
    const vpc = {
      cidr: "10.1.0.0/18",
      availabilityZones: ["eu-west-2c", "eu-west-2a"],
      interfaceEndpoints: ["ecr.api", "sts"],
      flowLogRetentionDays: 0,
    };
    const region = resolveSpoke({ vpc });
    expect(region.vpc.zones).toEqual(["eu-west-2c", "eu-west-2a"]);
    expect(region.vpc.interfaceEndpoints).toEqual(["ecr.api", "sts"]);
    expect(region.vpc.flowLogRetentionDays).toBe(0);
    expect(region.subnets.tiers.public.map(({ zone }) => zone)).toEqual(["eu-west-2c", "eu-west-2a"]);
    expect(region.subnets.demand.perZone).toBe(18);
  });

  it("pins type and AMI of fck-nat, and takes one for the region", () => {
    const nat = {
      kind: "fck-nat",
      perZone: false,
      instanceType: "t4g.nano",
      amiId: "ami-0123456789abcdef0",
    } as const;
    expect(resolveSpoke({ vpc: { ...spoke.vpc, nat } }).vpc.nat).toEqual(nat);
  });

  it("takes AWS NAT gateways, one per zone unless one for the region is asked for", () => {
    const natOf = (nat: { kind: "nat-gateway"; perZone?: boolean }) =>
      resolveSpoke({ vpc: { ...spoke.vpc, nat } }).vpc.nat;
    expect(natOf({ kind: "nat-gateway" })).toEqual({ kind: "nat-gateway", perZone: true });
    expect(natOf({ kind: "nat-gateway", perZone: false })).toEqual({ kind: "nat-gateway", perZone: false });
  });

  it("takes no NAT at all", () => {
    expect(resolveSpoke({ vpc: { ...spoke.vpc, nat: { kind: "none" } } }).vpc.nat).toEqual({ kind: "none" });
  });
});

describe("peers", () => {
  const deployment = resolveDeployment(minimal);

  it("shows the hub its spokes and a spoke the hub, with their private blocks", () => {
    expect(deployment.hub.peers).toEqual([
      {
        key: "euw2",
        name: "eu-west-2",
        vpcCidr: "10.1.0.0/16",
        privateCidrs: ["10.1.32.0/19", "10.1.64.0/19", "10.1.96.0/19"],
      },
    ]);
    expect(deployment.spokes.map(({ peers }) => peers.map(({ key }) => key))).toEqual([["hub"]]);
  });

  it("lists the same regions in regions as in hub and spokes", () => {
    expect(deployment.regions).toEqual([deployment.hub, ...deployment.spokes]);
  });
});

describe("warnings", () => {
  const on = (day: string) => resolveDeployment(minimal, { today: new Date(day) });

  it("are silent on the last day of standard support", () => {
    expect(on("2027-03-26T23:59:59Z").warnings).toEqual([]);
  });

  it("name every cluster whose Kubernetes left standard support", () => {
    expect(on("2027-03-27T00:00:00Z").warnings).toEqual(
      ["hub", "euw2"].map(
        (key) =>
          `regions.${key}.cluster.kubernetesVersion: standard support of Kubernetes 1.35 ended on 2027-03-27; extended support costs more per cluster hour and ends on 2028-03-27; look for a newer version in src/versions.ts`,
      ),
    );
  });

  it("say so when extended support is over too, and where to upgrade to", () => {
    const regions = [{ ...hub, cluster: { kubernetesVersion: "1.32" } }];
    const { warnings } = resolveDeployment({ ...minimal, regions }, { today: new Date("2027-03-23") });
    expect(warnings).toEqual([
      "regions.hub.cluster.kubernetesVersion: standard support of Kubernetes 1.32 ended on 2026-03-23; extended support ended on 2027-03-23, and EKS upgrades such clusters by itself; upgrade towards 1.35, one minor version at a time",
    ]);
  });

  it("are all that the day changes", () => {
    const { warnings: _, ...rest } = on("2030-01-01");
    const { warnings: __, ...undated } = resolveDeployment(minimal);
    expect(rest).toEqual(undated);
  });
});
