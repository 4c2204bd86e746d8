import type { Deployment, Region } from "../config/types";

/** Where a layer stands: which deployment, which region. Everything that decides its name, folder and state key. */
export interface Site {
  /** The deployment: its name, state bucket and tags. */
  readonly deployment: Pick<Deployment, "name" | "state" | "tags">;
  /** The region: its key (stack names) and AWS name (folders). */
  readonly region: Pick<Region, "key" | "name">;
}
