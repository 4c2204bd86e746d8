import { describe, expect, it } from "vitest";
import { schemaProblems } from "../../../../scripts/lib/charts/crd-schema";
import { knownSchema } from "../../../../scripts/lib/charts/known-schemas";
import { resolveNodePools } from "../../../../src/config/node-pools/resolve";
import { Karpenter, type KarpenterProps } from "../../../../src/modules/k8s/bootstrap/karpenter";
import type { KarpenterPool } from "../../../../src/modules/k8s/bootstrap/karpenter-chart";
import { addOn, eks, eksText, systemPlacement, valuesOf } from "./support";

const demand = { maxWorkspaces: 300, workspacesPerNode: 7 };
const defaultPools = resolveNodePools({}, demand);

function made(props: Partial<KarpenterProps> = {}) {
  return addOn((layer) => {
    new Karpenter(layer, "Default", {
      clusterName: eks("cluster_name"),
      clusterEndpoint: eks("cluster_endpoint"),
      region: "us-east-2",
      roleArn: eks("karpenter_controller_role_arn"),
      nodeRoleName: eks("karpenter_node_role_name"),
      nodeSecurityGroupId: eks("node_security_group_id"),
      interruptionQueue: eks("karpenter_queue_name"),
      tags: { Deployment: "test" },
      pools: defaultPools,
      ...props,
    });
  });
}

type Named = { readonly name: string; readonly spec: Record<string, unknown> };

/** The resources that the local chart makes: each spec merged over the shared one, as the template does. */
function resources(pools: readonly KarpenterPool[]) {
  const values = valuesOf(made({ pools }), "node_pools");
  const list = (name: string, defaults: string, apiVersion: string, kind: string) =>
    (values[name] as Named[]).map(({ name: object, spec }) => ({
      apiVersion,
      kind,
      metadata: { name: object },
      spec: merged(values[defaults], spec) as Record<string, unknown>,
    }));
  return {
    nodeClasses: list("nodeClasses", "nodeClassDefaults", "karpenter.k8s.aws/v1", "EC2NodeClass"),
    nodePools: list("nodePools", "nodePoolDefaults", "karpenter.sh/v1", "NodePool"),
  };
}

function merged(under: unknown, over: unknown): unknown {
  const isMap = (value: unknown): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(under) || !isMap(over)) return over ?? under;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(
    keys.map((key) => [key, merged(Reflect.get(under, key), Reflect.get(over, key))]),
  );
}

function pool(pools: readonly KarpenterPool[], name: string) {
  const found = resources(pools).nodePools.find(({ metadata }) => metadata.name === name);
  if (found === undefined) throw new Error(`no pool ${name}`);
  return found;
}

/** References have the form of what they stand for, so that the schema can judge them. */
function withSamples<T>(value: T): T {
  const text = JSON.stringify(value)
    .replaceAll(eksText("node_security_group_id"), "sg-0123456789abcdef0")
    .replaceAll(eksText("cluster_name"), "coderdemo")
    .replaceAll(eksText("karpenter_node_role_name"), "coderdemo-karpenter-node");
  return JSON.parse(text);
}

describe("Karpenter", () => {
  const layer = made();

  it("installs CRDs, controller and pools one after the other, and so removes them in the reverse order", () => {
    expect(layer.names("helm_release")).toEqual(["karpenter_crd", "karpenter", "node_pools"]);
    expect(layer.resource("helm_release", "karpenter")).toMatchObject({
      depends_on: ["helm_release.karpenter_crd"],
      skip_crds: true,
      repository: "oci://public.ecr.aws/karpenter",
      version: "1.14.1",
      namespace: "kube-system",
    });
    expect(layer.resource("helm_release", "karpenter_crd")).toMatchObject({
      version: "1.14.1",
      namespace: "kube-system",
    });
    expect(layer.resource("helm_release", "node_pools")).toMatchObject({
      depends_on: ["helm_release.karpenter"],
      chart: "${path.module}/charts/node-pools",
    });
  });

  it("S0-02: makes its resources by a chart, so that a plan needs no CRD", () => {
    expect(Object.keys(layer.json.resource ?? {})).toEqual(["helm_release"]);
    expect(layer.json.resource).not.toHaveProperty("kubernetes_manifest");
  });

  it("waits for up to an hour until the nodes have drained when the pools are removed", () => {
    expect(layer.resource("helm_release", "node_pools")).toMatchObject({ wait: true, timeout: 3600 });
  });

  it("gives the controller exactly these values", () => {
    expect(valuesOf(layer, "karpenter")).toEqual({
      replicas: 2,
      serviceAccount: {
        create: true,
        name: "karpenter",
        annotations: { "eks.amazonaws.com/role-arn": eksText("karpenter_controller_role_arn") },
      },
      ...systemPlacement,
      dnsPolicy: "Default",
      controller: {
        env: [{ name: "AWS_REGION", value: "us-east-2" }],
        resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "1Gi" } },
      },
      settings: {
        clusterName: eksText("cluster_name"),
        clusterEndpoint: eksText("cluster_endpoint"),
        interruptionQueue: eksText("karpenter_queue_name"),
      },
    });
  });

  it("uses one version for both charts", () => {
    const other = made({ chartVersion: "1.15.0", replicas: 3 });
    expect(other.resource("helm_release", "karpenter").version).toBe("1.15.0");
    expect(other.resource("helm_release", "karpenter_crd").version).toBe("1.15.0");
    expect(valuesOf(other, "karpenter").replicas).toBe(3);
  });
});

describe("EC2NodeClass", () => {
  const [server] = resources(defaultPools).nodeClasses;

  it("starts private, encrypted machines with IMDSv2 and one hop", () => {
    expect(server).toEqual({
      apiVersion: "karpenter.k8s.aws/v1",
      kind: "EC2NodeClass",
      metadata: { name: "coder-server" },
      spec: {
        role: eksText("karpenter_node_role_name"),
        amiSelectorTerms: [{ alias: "al2023@v20260903" }],
        subnetSelectorTerms: [{ tags: { "karpenter.sh/discovery": eksText("cluster_name") } }],
        securityGroupSelectorTerms: [{ id: eksText("node_security_group_id") }],
        associatePublicIPAddress: false,
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
          httpProtocolIPv6: "disabled",
        },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: {
              volumeSize: "50Gi",
              volumeType: "gp3",
              iops: 3000,
              throughput: 125,
              encrypted: true,
              deleteOnTermination: true,
            },
          },
        ],
        kubelet: { maxPods: 110 },
        tags: { Deployment: "test", Name: `${eksText("cluster_name")}-coder-server` },
      },
    });
  });

  it("keeps Bottlerocket's system apart from its data", () => {
    const pools = resolveNodePools(
      {
        "coder-workspace": {
          limits: { cpu: 8, memoryGiB: 32 },
          amiFamily: "bottlerocket",
          diskGiB: 300,
          diskIops: 6000,
          diskThroughput: 500,
        },
      },
      demand,
    );
    const bottlerocket = resources(pools).nodeClasses.find(
      ({ metadata }) => metadata.name === "coder-workspace",
    );
    expect(bottlerocket?.spec.amiSelectorTerms).toEqual([{ alias: "bottlerocket@v1.66.0" }]);
    const disk = { volumeType: "gp3", encrypted: true, deleteOnTermination: true };
    expect(bottlerocket?.spec.blockDeviceMappings).toEqual([
      { deviceName: "/dev/xvda", ebs: { volumeSize: "4Gi", iops: 3000, throughput: 125, ...disk } },
      { deviceName: "/dev/xvdb", ebs: { volumeSize: "300Gi", iops: 6000, throughput: 500, ...disk } },
    ]);
  });
});

describe("NodePool", () => {
  it("is labelled and tainted for its pods, and limited", () => {
    expect(pool(defaultPools, "coder-workspace")).toEqual({
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name: "coder-workspace" },
      spec: {
        template: {
          metadata: {
            labels: {
              "node.coder.io/name": "coder",
              "node.coder.io/part-of": "coder",
              "node.coder.io/instance": "coder-v2",
              "node.coder.io/managed-by": "karpenter",
              "node.coder.io/used-for": "coder-workspace",
            },
          },
          spec: {
            nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "coder-workspace" },
            requirements: [
              { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
              { key: "kubernetes.io/arch", operator: "In", values: ["amd64"] },
              { key: "karpenter.sh/capacity-type", operator: "In", values: ["on-demand"] },
              {
                key: "karpenter.k8s.aws/instance-family",
                operator: "In",
                values: ["m7i", "m7a", "m6i", "m6a"],
              },
              {
                key: "karpenter.k8s.aws/instance-size",
                operator: "In",
                values: ["2xlarge", "4xlarge", "8xlarge"],
              },
            ],
            taints: [{ key: "dedicated", value: "coder-ws", effect: "NoSchedule" }],
            startupTaints: [{ key: "ebs.csi.aws.com/agent-not-ready", effect: "NoExecute" }],
            expireAfter: "Never",
          },
        },
        disruption: {
          consolidationPolicy: "WhenEmpty",
          consolidateAfter: "30m",
          budgets: [
            { nodes: "10%" },
            { nodes: "0", reasons: ["Drifted"], schedule: "0 0 * * mon", duration: "120h" },
          ],
        },
        limits: { cpu: "432", memory: "1728Gi" },
      },
    });
  });

  it("S0-04: capacity type key is karpenter.sh/capacity-type", () => {
    for (const { spec } of resources(defaultPools).nodePools) {
      const keys = JSON.stringify(spec).match(/[\w.]+\/capacity-type/g);
      expect(keys).toEqual(["karpenter.sh/capacity-type"]);
    }
  });

  it("S0-05: uses the v1 APIs that the controller's v1 permissions are for", () => {
    const { nodeClasses, nodePools } = resources(defaultPools);
    expect(new Set(nodePools.map(({ apiVersion }) => apiVersion))).toEqual(new Set(["karpenter.sh/v1"]));
    expect(new Set(nodeClasses.map(({ apiVersion }) => apiVersion))).toEqual(
      new Set(["karpenter.k8s.aws/v1"]),
    );
  });

  it("every pool has limits", () => {
    for (const { spec } of resources(defaultPools).nodePools) {
      expect(spec.limits).toEqual({
        cpu: expect.stringMatching(/^[1-9]\d*$/),
        memory: expect.stringMatching(/^[1-9]\d*Gi$/),
      });
    }
  });

  it("never moves builds and workspaces, and replaces outdated nodes of theirs at weekends only", () => {
    for (const name of ["coder-provisioner", "coder-workspace"]) {
      expect(pool(defaultPools, name).spec.disruption).toMatchObject({
        consolidationPolicy: "WhenEmpty",
        budgets: [
          { nodes: "10%" },
          { nodes: "0", reasons: ["Drifted"], schedule: "0 0 * * mon", duration: "120h" },
        ],
      });
    }
  });
});

describe("the schemas of Karpenter's CRDs", () => {
  const everything = resolveNodePools(
    {
      "system-spill": { limits: { cpu: 16, memoryGiB: 64 } },
      "coder-server": { limits: { cpu: 16, memoryGiB: 64 }, amiFamily: "bottlerocket", diskIops: 4000 },
      "coder-workspace": {
        limits: { cpu: 800, memoryGiB: 3200 },
        instanceFamilies: ["c7i", "u7i-12tb"],
        capacityTypes: ["spot", "on-demand"],
        consolidation: "WhenEmptyOrUnderutilized",
        budgets: [{ nodes: "3", reasons: ["Empty"], schedule: "0 6 * * *", duration: "1h30m" }],
      },
    },
    demand,
  );

  it.each([
    ["the default pools", defaultPools],
    ["pools with every setting", everything],
  ])("accept %s", (_, pools) => {
    const { nodeClasses, nodePools } = withSamples(resources(pools));
    expect(nodePools.flatMap((one) => schemaProblems(knownSchema("NodePool"), one))).toEqual([]);
    expect(nodeClasses.flatMap((one) => schemaProblems(knownSchema("EC2NodeClass"), one))).toEqual([]);
  });

  it("S0-06: know no WhenUnderutilized", () => {
    const outdated = withSamples(pool(defaultPools, "coder-server"));
    outdated.spec.disruption = { consolidationPolicy: "WhenUnderutilized", consolidateAfter: "1m" };
    expect(schemaProblems(knownSchema("NodePool"), outdated)).toEqual([
      expect.stringContaining(
        "/spec/disruption/consolidationPolicy must be equal to one of the allowed values",
      ),
    ]);
  });

  it("refuse a field that Karpenter does not have", () => {
    const misspelt = withSamples(pool(defaultPools, "coder-server"));
    misspelt.spec.limit = misspelt.spec.limits;
    expect(schemaProblems(knownSchema("NodePool"), misspelt)).toEqual([
      expect.stringContaining("/spec must NOT have additional properties"),
    ]);
  });
});
