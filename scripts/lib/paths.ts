import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The root of the checkout. */
export const projectRoot = resolve(__dirname, "..", "..");

/** Where the test tiers write their machine-readable reports and logs. */
export const reportsDir = join(projectRoot, "reports");

/** Where tools and provider binaries are kept between runs, outside the checkout. */
export function cacheDir(): string {
  const base = process.env.XDG_CACHE_HOME;
  return join(base === undefined || base === "" ? join(homedir(), ".cache") : base, "coder-on-aws");
}
