import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningDouble, startDouble } from "../../../__tests__/aws/double/server";
import { allServices } from "../../../__tests__/aws/double/services";
import { terraformEnvironment, writeCliConfig } from "../cli-config";
import type { LayerFolder, LayerSet } from "../layers";
import { type RunningMoto, startMoto } from "../moto";
import { reportsDir } from "../paths";
import type { Report } from "../report";
import { operatorInputs, Terraform } from "../terraform";
import { Gate } from "./gate";
import { StateBucket } from "./state-bucket";

/** A local AWS, and a copy of the layers to apply to it. */
export class World {
  readonly gate = new Gate();
  readonly logs: string;
  /** Copy of `infra/`: overrides of the test are written here and nowhere else. */
  readonly infra: string;
  private readonly cliConfig: string;
  private moto: RunningMoto | undefined;
  private double: RunningDouble | undefined;

  private constructor(
    readonly set: LayerSet,
    readonly report: Report,
    readonly workFolder: string,
    name: string,
  ) {
    this.logs = join(reportsDir, "logs", name);
    this.infra = join(workFolder, "infra");
    this.cliConfig = writeCliConfig(workFolder);
  }

  /** Starts a world; its logs are in `reports/logs/<name>`. */
  static async start(
    name: string,
    set: LayerSet,
    report: Report,
    infra: string,
    motoCommand: string,
  ): Promise<World> {
    const world = new World(set, report, mkdtempSync(join(tmpdir(), "coder-on-aws-")), name);
    rmSync(world.logs, { recursive: true, force: true });
    mkdirSync(world.logs, { recursive: true });
    cpSync(infra, world.infra, {
      recursive: true,
      filter: (source) => !/\.terraform|\.tfstate|terraform\.tfvars$|_override\.tf$/.test(source),
    });
    world.moto = await startMoto(motoCommand, join(world.logs, "moto.log"));
    world.double = await startDouble({
      upstream: world.moto.url,
      services: allServices(),
      onRequest: world.gate.onRequest,
    });
    return world;
  }

  /** Address of the local AWS API. */
  get endpoint(): string {
    if (this.double === undefined) throw new Error("The double is not running");
    return this.double.url;
  }

  get stateBucket(): StateBucket {
    return new StateBucket(this.endpoint, this.set);
  }

  /**
   * Environment of Terraform and CDKTF: what points them at the local API, and nothing that the shipped HCL would need.
   * An address that is an IP number makes S3 clients put the bucket into the path.
   */
  get environment(): NodeJS.ProcessEnv {
    return {
      ...terraformEnvironment(this.cliConfig),
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: join(this.workFolder, "no-config"),
      AWS_SHARED_CREDENTIALS_FILE: join(this.workFolder, "no-credentials"),
      ...operatorInputs,
    };
  }

  layer(name: string): LayerFolder {
    const layer = this.set.layers.find((candidate) => candidate.name === name);
    if (layer === undefined) throw new Error(`There is no layer ${name}`);
    return layer;
  }

  /** Terraform in the copy of a layer. */
  terraform(layer: LayerFolder): Terraform {
    return new Terraform(
      join(this.infra, layer.path),
      this.environment,
      join(this.logs, `${layer.name}.log`),
    );
  }

  /** Terraform in a second, independent copy of a layer. */
  secondCopy(layer: LayerFolder, purpose: string): Terraform {
    const folder = join(this.workFolder, purpose);
    cpSync(join(this.infra, layer.path), folder, {
      recursive: true,
      filter: (source) => !source.includes(".terraform"),
    });
    return new Terraform(folder, this.environment, join(this.logs, `${purpose}.log`));
  }

  async stop(): Promise<void> {
    this.gate.dropAll();
    await this.double?.close();
    this.moto?.process.kill("SIGKILL");
    rmSync(this.workFolder, { recursive: true, force: true });
  }
}
