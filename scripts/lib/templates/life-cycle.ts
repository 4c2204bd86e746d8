import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findMoto, startMoto } from "../moto";
import { projectRoot, reportsDir } from "../paths";
import { changesOf, errorsOf, Terraform } from "../terraform";
import { missingProviders, sourcesOf, type TemplateTier, writeTemplate } from "./mocked";
import { documentedTemplates, type Variant } from "./variants";

/** A life of a workspace: its first profile, the one it changes to, and the size of its home volume. */
const lives: Readonly<
  Record<string, { readonly first: Size; readonly next: Size; readonly homeGib: number }>
> = {
  "ec2-windev-gui": {
    first: { profile: "sw-dev-medium", instanceType: "c6i.xlarge" },
    next: { profile: "sw-dev-large", instanceType: "c6i.2xlarge" },
    homeGib: 50,
  },
  "ec2-datasci": {
    first: { profile: "datasci-standard", instanceType: "m6i.2xlarge" },
    next: { profile: "datasci-large-cpu", instanceType: "m6i.4xlarge" },
    homeGib: 500,
  },
  "ec2-datasci-gpu": {
    first: { profile: "datasci-large", instanceType: "g4dn.4xlarge" },
    next: { profile: "datasci-xlarge", instanceType: "p4d.24xlarge" },
    homeGib: 1024,
  },
};

interface Size {
  readonly profile: string;
  readonly instanceType: string;
}

/** What one build is given. */
interface Build {
  readonly transition: "start" | "stop";
  readonly size: Size;
  readonly homeGib: number;
  readonly subnet: string;
}

/** What stands after a build. */
interface Standing {
  readonly instance: string;
  readonly instanceType: string;
  readonly home: string;
  readonly homeGib: number;
  readonly state: string;
}

/**
 * Runs the life of an EC2 workspace with the real AWS and Coder providers against a local AWS API: start, stop, start
 * with another profile, another subnet and a larger home. After every build a second plan is empty, and instance and
 * home volume are those of the first.
 */
export async function runLifeCycles(tier: TemplateTier): Promise<void> {
  const missing = await missingProviders();
  const moto = await findMoto();
  const wanted = documentedTemplates().filter(({ name }) => name in lives && name.includes(tier.only ?? ""));
  const run = async (variant: Variant): Promise<void> => {
    const name = `life of ${variant.name}`;
    const lacking = sourcesOf(variant).filter((source) => missing.has(source));
    if (lacking.length > 0) tier.report.skipped(name, `${lacking.join(", ")} cannot be had`);
    else if ("missing" in moto) tier.report.skipped(name, moto.missing);
    else await live(tier, variant, moto.command, name);
  };
  // Side by side: most of the time the provider waits between two looks at a state.
  await Promise.all(wanted.map(run));
}

/**
 * Plans a pod with the real Kubernetes and Coder providers, which a new workspace needs no cluster for: the pod is
 * there when the workspace is started only, the volume always.
 */
export async function planPods(tier: TemplateTier): Promise<void> {
  const missing = await missingProviders();
  const variant = documentedTemplates().find(({ name }) => name === "pod-swdev");
  if (variant === undefined || !variant.name.includes(tier.only ?? "")) return;
  const lacking = sourcesOf(variant).filter((source) => missing.has(source));
  if (lacking.length > 0) {
    tier.report.skipped("plan of pod-swdev", `${lacking.join(", ")} cannot be had`);
    return;
  }
  const began = Date.now();
  const folder = join(tier.workFolder, "pod-plan");
  writeTemplate(folder, variant.files);
  for (const [transition, pods] of [
    ["start", 1],
    ["stop", 0],
  ] as const) {
    const environment = { ...tier.environment, CODER_WORKSPACE_TRANSITION: transition };
    const terraform = new Terraform(
      folder,
      environment,
      join(reportsDir, "logs", "terraform", "pod-plan.log"),
    );
    for (const run of [() => terraform.init(), () => terraform.run("plan", "-input=false", "-out=plan")]) {
      const result = await run();
      if (result.code !== 0) {
        tier.report.failed(`plan of pod-swdev, ${transition}`, errorsOf(result));
        return;
      }
    }
    const plan = JSON.parse((await terraform.run("show", "-json", "plan")).stdout);
    const types: string[] = plan.resource_changes.map(({ type }: { readonly type: string }) => type);
    const count = (type: string): number => types.filter((found) => found === type).length;
    const found = [count("kubernetes_deployment_v1"), count("kubernetes_persistent_volume_claim_v1")];
    if (found.join() !== [pods, 1].join()) {
      tier.report.failed(
        `plan of pod-swdev, ${transition}`,
        `pods, volumes: expected ${pods}, 1; found ${found}`,
      );
      return;
    }
  }
  tier.report.passed("plan of pod-swdev", (Date.now() - began) / 1000, "start, stop");
}

async function live(tier: TemplateTier, variant: Variant, command: string, name: string): Promise<void> {
  const life = lives[variant.name];
  if (life === undefined) return;
  const began = Date.now();
  const log = join(reportsDir, "logs", "terraform", `${variant.name}.log`);
  const moto = await startMoto(command, `${log}.moto`);
  const environment = {
    ...tier.environment,
    AWS_ENDPOINT_URL: moto.url,
    AWS_REGION: "us-east-2",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  };
  try {
    const subnets = await makeNetwork(join(tier.workFolder, `${variant.name}-network`), environment, log);
    const folder = join(tier.workFolder, `${variant.name}-life`);
    writeTemplate(folder, variant.files);
    const workspace = new Workspace(folder, environment, log);
    const first: Build = {
      transition: "start",
      size: life.first,
      homeGib: life.homeGib,
      subnet: subnets[0] ?? "",
    };
    const builds: readonly (readonly [string, Build])[] = [
      ["start", first],
      ["stop", { ...first, transition: "stop" }],
      ["start with another profile", { ...first, size: life.next }],
      [
        "another subnet, larger home",
        { ...first, size: life.next, subnet: subnets[1] ?? "", homeGib: life.homeGib + 10 },
      ],
    ];
    let born: Standing | undefined;
    for (const [what, build] of builds) {
      const standing = await workspace.build(build);
      born ??= standing;
      const expected: Standing = {
        instance: born.instance,
        instanceType: build.size.instanceType,
        home: born.home,
        homeGib: build.homeGib,
        state: build.transition === "start" ? "running" : "stopped",
      };
      if (JSON.stringify(standing) !== JSON.stringify(expected)) {
        throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(standing)}`);
      }
    }
    await workspace.destroy(first);
    tier.report.passed(name, (Date.now() - began) / 1000, builds.map(([what]) => what).join(", "));
  } catch (error) {
    tier.report.failed(
      name,
      error instanceof Error ? error.message : String(error),
      (Date.now() - began) / 1000,
    );
  } finally {
    moto.process.kill("SIGKILL");
  }
}

/** What the template's inputs name: two private subnets in different zones, an instance profile. */
async function makeNetwork(folder: string, environment: NodeJS.ProcessEnv, log: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const subnet = (zone: string, net: number) => ({
    vpc_id: "${aws_vpc.this.id}",
    cidr_block: `10.0.${net}.0/24`,
    availability_zone: `us-east-2${zone}`,
  });
  const trust = {
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
  };
  const configuration = {
    terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
    resource: {
      aws_vpc: { this: { cidr_block: "10.0.0.0/16" } },
      aws_subnet: { a: subnet("a", 0), b: subnet("b", 1) },
      aws_iam_role: { workspace: { name: "workspace", assume_role_policy: JSON.stringify(trust) } },
      aws_iam_instance_profile: { workspace: { name: "workspace", role: "${aws_iam_role.workspace.name}" } },
    },
    output: { subnets: { value: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"] } },
  };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration));
  const terraform = new Terraform(folder, environment, log);
  for (const result of [await terraform.init(), await terraform.apply()]) {
    if (result.code !== 0) throw new Error(errorsOf(result));
  }
  const { stdout } = await terraform.run("output", "-json", "subnets");
  return JSON.parse(stdout) as string[];
}

/** One workspace, built again and again in one state. */
class Workspace {
  constructor(
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly log: string,
  ) {}

  async build(build: Build): Promise<Standing> {
    const terraform = this.terraform(build);
    if (build.transition === "start") await this.must(terraform.init());
    await this.must(terraform.apply(...inputs(build)));
    const again = await terraform.plan(...inputs(build));
    if (again.code !== 0) throw new Error(`the second plan is not empty:\n${changesOf(again)}`);
    const outputs = JSON.parse((await terraform.run("output", "-json")).stdout);
    const shown = JSON.parse((await terraform.run("show", "-json")).stdout);
    return {
      instance: outputs.metadata.value.instance_id,
      instanceType: outputs.metadata.value.instance_type,
      home: outputs.volume_mounts.value[0].id,
      homeGib: Number(outputs.volume_mounts.value[0].size_gib),
      state: stateOf(shown.values.root_module.resources),
    };
  }

  async destroy(build: Build): Promise<void> {
    await this.must(this.terraform(build).destroy(...inputs(build)));
  }

  /** The variables by which the Coder provider learns of a build: https://github.com/coder/terraform-provider-coder */
  private terraform({ transition, size, homeGib }: Build): Terraform {
    return new Terraform(
      this.folder,
      {
        ...this.environment,
        CODER_WORKSPACE_TRANSITION: transition,
        CODER_WORKSPACE_ID: "0d1f3c6e-7d3e-4f0a-9a51-6a1f0c3b9d2e",
        [parameter("compute_profile")]: size.profile,
        [parameter("home_size")]: String(homeGib),
      },
      this.log,
    );
  }

  private async must(running: ReturnType<Terraform["run"]>): Promise<void> {
    const result = await running;
    if (result.code !== 0) throw new Error(errorsOf(result));
  }
}

function stateOf(
  resources: readonly { readonly type: string; readonly values: { readonly state?: string } }[],
): string {
  return resources.find(({ type }) => type === "aws_ec2_instance_state")?.values.state ?? "";
}

function parameter(name: string): string {
  return `CODER_PARAMETER_${createHash("sha256").update(name).digest("hex")}`;
}

function inputs({ subnet }: Build): string[] {
  return [
    "-var",
    `subnet_id=${subnet}`,
    "-var",
    "instance_profile_name=workspace",
    "-var",
    `image_id=${image()}`,
  ];
}

/** An image that the local AWS API knows. */
function image(): string {
  const images = JSON.parse(readFileSync(join(projectRoot, "__tests__", "aws", "amis.json"), "utf8")) as {
    readonly ami_id: string;
    readonly architecture: string;
  }[];
  const found = images.find(({ architecture }) => architecture === "x86_64");
  if (found === undefined) throw new Error("__tests__/aws/amis.json has no image for x86_64");
  return found.ami_id;
}
