import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bareEnvironment } from "./cli-config";
import { cacheDir, projectRoot } from "./paths";
import { type RunningProcess, run, start, tryOutput } from "./process";

/** https://pypi.org/project/moto/: the version that the double was made for. */
const MOTO_VERSION = "5.2.1";

/** AMIs that moto knows instead of its own list, which lacks those that the layers look up. */
const AMIS = join(projectRoot, "__tests__", "aws", "amis.json");

/** A moto server that listens. */
export interface RunningMoto {
  readonly url: string;
  readonly process: RunningProcess;
}

/** The moto server to run, or what is missing. */
export async function findMoto(): Promise<{ command: string } | { missing: string }> {
  if ((await run("moto_server", ["--help"], { timeoutSeconds: 60 })).code === 0)
    return { command: "moto_server" };
  const environment = join(cacheDir(), `moto-${MOTO_VERSION}`);
  const command = join(environment, "bin", "moto_server");
  if (existsSync(command)) return { command };
  if ((await tryOutput("python3", ["--version"])) === undefined) {
    return { missing: "moto_server is not installed, and there is no python3 to install it with" };
  }
  const venv = await run("python3", ["-m", "venv", environment]);
  const pip =
    venv.code === 0
      ? await run(join(environment, "bin", "pip"), ["install", "--quiet", `moto[server]==${MOTO_VERSION}`])
      : venv;
  if (pip.code === 0) return { command };
  return {
    missing: `moto_server is not installed, and pip install "moto[server]==${MOTO_VERSION}" failed: ${pip.output.trim().split("\n").at(-1)}`,
  };
}

/** Starts a moto server of its own on a free port, with nothing in it. */
export async function startMoto(command: string, logFile: string): Promise<RunningMoto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = start(command, ["-H", "127.0.0.1", "-p", String(port)], {
    env: {
      ...bareEnvironment(),
      AWS_EC2_METADATA_DISABLED: "true",
      MOTO_AMIS_PATH: AMIS,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
    },
    logFile,
    timeoutSeconds: 3600,
  });
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (await answers(url)) return { url, process: server };
    await sleep(250);
  }
  server.kill("SIGKILL");
  throw new Error(`moto_server did not answer on ${url} within 30 s; see ${logFile}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port"));
        else resolve(address.port);
      });
    });
  });
}
