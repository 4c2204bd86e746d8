/** A stack's folder under `cdktf.out`: what CDKTF writes there, made complete for `terraform` to run in it. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";

/** The file of each syntax; Terraform would read both and find everything twice. */
const configurationFiles = ["cdk.tf", "cdk.tf.json"];

/** Adds the stack's assets, e.g. local charts, and removes the configuration that an earlier run left in the other syntax. */
export class StackFolder implements IStackSynthesizer {
  constructor(
    private readonly stack: TerraformStack,
    private readonly assets: ReadonlyMap<string, string>,
    private readonly inner: IStackSynthesizer,
  ) {}

  synthesize(session: ISynthesisSession): void {
    this.inner.synthesize(session);
    const { workingDirectory, synthesizedStackPath } = session.manifest.forStack(this.stack);
    const folder = join(session.outdir, workingDirectory);
    for (const file of configurationFiles) {
      if (!synthesizedStackPath.endsWith(`/${file}`)) rmSync(join(folder, file), { force: true });
    }
    for (const [path, content] of this.assets) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}
