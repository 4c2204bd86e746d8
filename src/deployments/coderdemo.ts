import type { DeploymentInput } from "../config/deployment";
import * as regions from "../regions";

/** Coder's public demonstration deployment: a hub in Ohio, spokes in Oregon and London. */
export const coderdemo: DeploymentInput = {
  name: "coderdemo",
  domain: "coderdemo.io",
  acme: { email: "platform@coderdemo.io" },
  state: { bucket: "coderdemo-terraform-state" },
  regions: Object.values(regions),
  database: { backupPlan: { copyRegion: "us-west-2" } },
};
