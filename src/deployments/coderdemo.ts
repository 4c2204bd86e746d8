import type { DeploymentInput } from "../config/deployment";
import * as regions from "../regions";

/** Coder's public demonstration deployment: a hub in Ohio, spokes in Oregon and London. */
export const coderdemo: DeploymentInput = {
  name: "coderdemo",
  domain: "coderdemo.io",
  acme: { email: "platform@coderdemo.io" },
  state: { bucket: "coderdemo-terraform-state" },
  regions: Object.values(regions),
  coder: {
    imageMirror: { source: "ghcr.io/coder/coder-preview:main", repository: "coder-preview" },
    organizations: [
      { name: "coder", concurrentBuilds: 6 },
      { name: "experiment", displayName: "Experiment", concurrentBuilds: 2 },
      { name: "demo", displayName: "Demo", concurrentBuilds: 2 },
    ],
  },
  database: { backupPlan: { copyRegion: "us-west-2" } },
};
