import { join } from "node:path";
import { baseVersions } from "../../workspace-tool-versions";
import { scriptFile } from "../script-file";
import type { StartupStep } from "../toolchain";

/** Port of KasmVNC on the loopback interface. */
export const desktopPort = 6800;

/** Starts KasmVNC; installs it where the workspace has Ubuntu and root. */
export function startDesktopStep(): StartupStep {
  const { version, sha256 } = baseVersions.kasmVnc;
  const packages = Object.entries(sha256).map(([codename, sum]) => `${codename}=${sum}`);
  return {
    script: scriptFile(join(__dirname, "scripts", "desktop.sh")),
    call: ["start_desktop", String(desktopPort), version, ...packages].join(" "),
  };
}
