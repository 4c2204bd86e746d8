/** The CDKTF app (`cdktf synth`, `cdktf list`, `cdktf deploy`): builds the deployment that DEPLOYMENT names. */
import { defaultDeployment, loadDeployment } from "./deployments";
import { synthesize } from "./synth";
import { reportUserErrors } from "./user-error";

reportUserErrors(() => {
  const { app } = synthesize(loadDeployment(process.env.DEPLOYMENT ?? defaultDeployment));
  app.synth();
});
