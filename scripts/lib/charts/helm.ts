import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cacheDir } from "../paths";
import { run, tryOutput } from "../process";

/** Built where no `helm` is on the PATH: https://github.com/helm/helm/releases */
const goPackage = "helm.sh/helm/v3/cmd/helm@v3.19.0";

/** A Helm command line that works, or why there is none. */
export type HelmResult =
  | { readonly helm: Helm; readonly origin: string }
  | { readonly helm?: undefined; readonly reason: string };

/** Finds Helm 3 on the PATH or in the cache folder, else builds it with Go. */
export async function findHelm(): Promise<HelmResult> {
  const cached = join(cacheDir(), "tools", "helm");
  for (const command of ["helm", cached]) {
    const version = await tryOutput(command, ["version", "--short"]);
    if (version?.startsWith("v3.")) return { helm: new Helm(command), origin: `${command} ${version}` };
  }
  if ((await tryOutput("go", ["version"])) === undefined) {
    return { reason: "no helm 3 on the PATH, and no go to build it with" };
  }
  const folder = join(cacheDir(), "tools");
  mkdirSync(folder, { recursive: true });
  const build = await run("go", ["install", goPackage], {
    env: { ...process.env, GOBIN: folder },
    timeoutSeconds: 900,
  });
  if (build.code !== 0 || !existsSync(cached)) {
    return { reason: `go install ${goPackage} failed: ${build.output.trim().split("\n").at(-1)}` };
  }
  return { helm: new Helm(cached), origin: `${cached}, built from ${goPackage}` };
}

/** What `helm template` needs to know of a release. */
export interface TemplateOptions {
  readonly release: string;
  /** Folder or archive. */
  readonly chart: string;
  readonly namespace: string;
  /** File with values; none leaves the chart's own. */
  readonly valuesFile?: string;
  /** e.g. `1.35`. */
  readonly kubeVersion: string;
}

/** The Helm command line. */
export class Helm {
  constructor(private readonly command: string) {}

  /** Renders a release; the error names what Helm said. */
  async template(options: TemplateOptions): Promise<string> {
    return this.output([
      "template",
      options.release,
      options.chart,
      "--namespace",
      options.namespace,
      "--kube-version",
      `${options.kubeVersion}.0`,
      "--skip-crds",
      ...(options.valuesFile === undefined ? [] : ["--values", options.valuesFile]),
    ]);
  }

  /** Examines a chart for possible faults; warnings count. */
  lint(chart: string, valuesFile: string): Promise<string> {
    return this.output(["lint", chart, "--strict", "--values", valuesFile]);
  }

  /** A file of a chart: its metadata or its default values. */
  show(what: "chart" | "values", chart: string): Promise<string> {
    return this.output(["show", what, chart]);
  }

  /** Downloads a chart as an archive into a folder. */
  async pull(repository: string, name: string, version: string, folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const source = repository.startsWith("oci://") ? [`${repository}/${name}`] : [name, "--repo", repository];
    await this.output(["pull", ...source, "--version", version, "--destination", folder], 60);
  }

  private async output(commandArguments: readonly string[], timeoutSeconds = 120): Promise<string> {
    const result = await run(this.command, commandArguments, { timeoutSeconds });
    if (result.code === 0) return result.stdout;
    const said = result.timedOut ? `no answer within ${timeoutSeconds} s` : result.output.trim();
    throw new Error(said.split("\n").find((line) => /error/i.test(line)) ?? said);
  }
}
