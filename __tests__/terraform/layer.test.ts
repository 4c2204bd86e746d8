import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App } from "cdktf";
import { describe, expect, it } from "vitest";
import { Layer } from "../../src/terraform/layer";
import { layerFiles } from "../../src/terraform/layer-files";
import { output } from "../../src/terraform/outputs";
import type { Site } from "../../src/terraform/site";
import { versions } from "../../src/versions";
import { inspect, synthLayer, testSite } from "../support/synth";

const networkOutputs = {
  vpc_id: output.string("ID of the VPC."),
  subnet_ids: output.list("IDs of the subnets."),
  route_table_ids: output.map("Route table by zone."),
};

class NetworkLayer extends Layer<typeof networkOutputs> {
  readonly vpc: Vpc;

  constructor(app: App, site: Site = testSite) {
    super(app, { site, name: "network", summary: "A network.", source: "test.ts", outputs: networkOutputs });
    this.vpc = new Vpc(this, "this", { cidrBlock: "10.0.0.0/16" });
    this.publish({
      vpc_id: this.vpc.id,
      subnet_ids: ["subnet-1"],
      route_table_ids: { "us-east-2a": "rtb-1" },
    });
  }
}

class ConsumerLayer extends Layer<Record<string, never>> {
  constructor(app: App, producer: NetworkLayer, site: Site = testSite) {
    super(app, { site, name: "consumer", summary: "Reads.", source: "test.ts", outputs: {} });
    const network = this.read(producer);
    new Vpc(this, "this", {
      cidrBlock: "10.1.0.0/16",
      tags: {
        id: network.vpc_id,
        table: network.route_table_ids.get("us-east-2a"),
        count: `\${length(${"data.terraform_remote_state.network.outputs.subnet_ids"})}`,
      },
    });
  }
}

const spoke: Site = { ...testSite, region: { key: "euw2", name: "eu-west-2" } };

describe("a layer", () => {
  it("is named after region key and layer, and keeps its state under its folder", () => {
    const layer = new NetworkLayer(new App(), spoke);
    expect(layer.node.id).toBe("euw2-network");
    expect(layer.path).toBe("test/eu-west-2/network");
    expect(layer.stateKey).toBe("test/eu-west-2/network/terraform.tfstate");
  });

  it("keeps its state in S3, encrypted and locked natively", () => {
    const { json } = inspect(new NetworkLayer(new App()));
    expect(json.terraform?.backend).toEqual({
      s3: {
        bucket: "test-state",
        key: "test/us-east-2/network/terraform.tfstate",
        region: "us-east-2",
        encrypt: true,
        kms_key_id: "alias/test-terraform-state",
        use_lockfile: true,
      },
    });
  });

  it("locks with a DynamoDB table as well when the deployment names one", () => {
    const state = { ...testSite.deployment.state, lockTable: "locks" };
    const site = { ...testSite, deployment: { ...testSite.deployment, state } };
    const { json } = inspect(new NetworkLayer(new App(), site));
    expect(json.terraform?.backend?.s3).toMatchObject({ dynamodb_table: "locks", use_lockfile: true });
  });

  it("pins Terraform and the AWS provider to the ranges in versions.ts", () => {
    const { json } = synthLayer(() => {});
    expect(json.terraform?.required_version).toBe(versions.terraform);
    expect(json.terraform?.required_providers).toEqual({ aws: versions.providers.aws });
  });

  it("tags everything through the provider and takes region and profile from the operator", () => {
    const { json } = synthLayer(() => {});
    expect(json.provider?.aws).toEqual([
      {
        region: "${var.cluster_region}",
        profile: "${var.cluster_profile}",
        default_tags: [{ tags: { Deployment: "test", ManagedBy: "terraform", Layer: "hub-test" } }],
      },
    ]);
    expect(json.variable?.cluster_profile).toMatchObject({ type: "string", default: null });
    expect(json.variable?.cluster_region).toMatchObject({ default: "us-east-2", nullable: false });
  });

  it("refuses another region than the one it was generated for", () => {
    const { json } = synthLayer(() => {});
    expect(json.variable?.cluster_region?.validation).toEqual([
      {
        condition: '${var.cluster_region == "us-east-2"}',
        error_message:
          "This layer is generated for us-east-2: its zones and addresses belong to that region. Generate another region instead.",
      },
    ]);
  });

  it("emits a moved block for a renamed resource", () => {
    const layer = synthLayer((stack) => stack.moved("aws_vpc.old", "aws_vpc.new"));
    expect(layer.json.moved).toEqual([{ from: "aws_vpc.old", to: "aws_vpc.new" }]);
    expect(layer.hcl).toContain("moved {\n  from = aws_vpc.old\n  to   = aws_vpc.new\n}");
  });
});

describe("the contract between layers", () => {
  it("makes an output block for every declared output", () => {
    const { json } = inspect(new NetworkLayer(new App()));
    expect(json.output).toEqual({
      vpc_id: { value: "${aws_vpc.this.id}", description: "ID of the VPC." },
      subnet_ids: { value: ["subnet-1"], description: "IDs of the subnets." },
      route_table_ids: { value: { "us-east-2a": "rtb-1" }, description: "Route table by zone." },
    });
  });

  it("reads them through one remote state named after the layer", () => {
    const app = new App();
    const consumer = inspect(new ConsumerLayer(app, new NetworkLayer(app)));
    expect(consumer.data("terraform_remote_state", "network")).toEqual({
      backend: "s3",
      config: {
        bucket: "${var.state_bucket}",
        key: "test/us-east-2/network/terraform.tfstate",
        region: "${var.state_region}",
        profile: "${var.cluster_profile}",
      },
    });
    expect(consumer.resource("aws_vpc", "this").tags).toMatchObject({
      id: "${data.terraform_remote_state.network.outputs.vpc_id}",
      table: '${data.terraform_remote_state.network.outputs.route_table_ids["us-east-2a"]}',
    });
  });

  it("says on the line that Terraform quotes in its error which layer to apply first", () => {
    const app = new App();
    const { hcl } = inspect(new ConsumerLayer(app, new NetworkLayer(app)));
    expect(hcl).toContain(
      'data "terraform_remote_state" "network" { # written by hub-network: apply infra/test/us-east-2/network first',
    );
  });

  it("names the remote state of another region's layer after its stack", () => {
    const app = new App();
    const consumer = inspect(new ConsumerLayer(app, new NetworkLayer(app), spoke));
    expect(consumer.data("terraform_remote_state", "hub_network")).toMatchObject({
      config: { key: "test/us-east-2/network/terraform.tfstate" },
    });
  });

  it("is a dependency in the manifest inside a region only", () => {
    const app = new App();
    const network = new NetworkLayer(app);
    expect(new ConsumerLayer(app, network).dependencies).toEqual([network]);
    expect(new ConsumerLayer(app, network, spoke).dependencies).toEqual([]);
  });

  it("refuses a reference that bypasses it, because CDKTF would make an output with a machine-made name", () => {
    const app = new App();
    const network = new NetworkLayer(app);
    const consumer = new ConsumerLayer(app, network);
    new Vpc(consumer, "bypass", { cidrBlock: "10.2.0.0/16", tags: { other: network.vpc.id } });
    expect(() => consumer.prepareStack()).toThrow(
      "hub-network: aws_vpc.this.id is used in another layer; publish it as an output and read() it there",
    );
  });
});

describe("the folder of a layer", () => {
  const files = layerFiles(new NetworkLayer(new App()));

  it("has a file for each kind of block", () => {
    expect([...files.keys()]).toEqual([
      "versions.tf",
      "backend.tf",
      "providers.tf",
      "variables.tf",
      "main.tf",
      "outputs.tf",
      "terraform.tfvars.example",
      "backend.hcl.example",
    ]);
  });

  it("names its source in the first line of every file", () => {
    const line =
      "# Generated by coder-on-aws from test.ts. Do not edit: change the source and run `npm run synth`.";
    expect([...files.values()].map((content) => content.split("\n")[0])).toEqual(
      Array(files.size).fill(line),
    );
  });

  it("shows every operator input with its default in terraform.tfvars.example", () => {
    expect(files.get("terraform.tfvars.example")).toContain(
      '# AWS region of this layer.\n# cluster_region = "us-east-2"\n',
    );
  });

  it("shows how to point a copy at another bucket in backend.hcl.example", () => {
    expect(files.get("backend.hcl.example")).toContain('bucket       = "test-state"\n');
  });
});
