/** The CDKTF app (`cdktf synth`, `cdktf list`, `cdktf deploy`): builds the deployment that DEPLOYMENT names. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defaultDeployment, loadDeployment } from "./deployments";
import { synthesize } from "./synth";
import { reportUserErrors } from "./user-error";

reportUserErrors(() => {
  const { app, deployment, templates } = synthesize(
    loadDeployment(process.env.DEPLOYMENT ?? defaultDeployment),
  );
  app.synth();
  // The coder layer finds the templates two folders above its own, here as under infra/.
  for (const [path, content] of templates.files) {
    const file = join(app.outdir, path.replace(`${deployment.name}/`, ""));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
});
