import { fillMirror, mirrorRoot } from "./lib/providers";
import { printTable } from "./lib/table";

/** `npm run provider-mirror`: collects the provider binaries that the real-Terraform tests need. */
async function main(): Promise<void> {
  const results = await fillMirror();
  printTable(
    ["provider", "version", "status", "detail"],
    results.map((result) => [result.source, result.version, result.status, result.detail]),
  );
  const missing = results.filter((result) => result.status === "missing").length;
  console.log(`\n${results.length - missing} of ${results.length} providers in ${mirrorRoot()}`);
  if (missing > 0) console.log(`What needs the ${missing} missing ones is skipped by the tests.`);
}

void main();
