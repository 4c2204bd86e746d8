/** The Linux scripts of the templates, really run in a home directory of their own. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { composeTemplate, swdev } from "../../src/templates";
import { type LinuxTool, linuxManifest } from "../../src/templates/tools";
import { Sandbox } from "../support/sandbox";
import { documented, testDeployment } from "../support/template";

const sources = join(__dirname, "..", "..", "src", "templates");

function source(path: string): string {
  return readFileSync(join(sources, path), "utf8");
}

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = new Sandbox();
});

afterEach(() => {
  sandbox.remove();
});

/** An archive with one command that prints its version, and a tool that points at it. */
function tool(name: string, version: string, archive: LinuxTool["archive"]): LinuxTool {
  const folder = join(sandbox.root, "archives", `${name}-${version}`);
  mkdirSync(join(folder, "bin"), { recursive: true });
  const script = `#!/bin/sh\necho "${name} ${version}"\n`;
  writeFileSync(join(folder, "bin", name), script, { mode: 0o755 });
  const file = join(sandbox.root, "archives", `${name}-${version}.${archive}`);
  if (archive === "tar") execFileSync("tar", ["-czf", file, "-C", join(folder, ".."), `${name}-${version}`]);
  else writeFileSync(file, script);
  return {
    name,
    version,
    url: `https://downloads.example/${name}-${version}.${archive}`,
    sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
    archive,
    ...(archive === "tar" ? { strip: 1 } : {}),
    commands: { [name]: archive === "tar" ? `bin/${name}` : name },
  };
}

/** Stands in for the network: copies from the sandbox's archives, and counts. */
const curl = `while [ $# -gt 1 ]; do case "$1" in --output) target="$2"; shift ;; esac; shift; done
echo "$1" >>"$SANDBOX/downloads"
cp "$SANDBOX/archives/$(basename "$1")" "$target"`;

function install(tools: readonly LinuxTool[]) {
  sandbox.command("curl", curl);
  return sandbox.run(
    `${source("scripts/install-tools.sh")}\ninstall_tools <<'INPUT'\n# a header\n${linuxManifest(tools)}INPUT`,
  );
}

function downloads(): number {
  const file = join(sandbox.root, "downloads");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").length : 0;
}

const isLinux = process.platform === "linux";

describe.runIf(isLinux)("install-tools.sh", () => {
  it("puts archives and single files into the home directory and on the PATH, without root", () => {
    const { code, output } = install([tool("alpha", "1.0", "tar"), tool("beta", "2.0", "file")]);
    expect(output).toBe("Installing alpha 1.0\nInstalling beta 2.0\n");
    expect(code).toBe(0);
    expect(sandbox.run("alpha; beta").output).toBe("alpha 1.0\nbeta 2.0\n");
  });

  it("downloads nothing at the second start", () => {
    const tools = [tool("alpha", "1.0", "tar")];
    install(tools);
    expect(install(tools)).toEqual({ code: 0, output: "" });
    expect(downloads()).toBe(1);
  });

  it("replaces another version", () => {
    install([tool("alpha", "1.0", "tar")]);
    install([tool("alpha", "1.1", "tar")]);
    expect(sandbox.run("alpha").output).toBe("alpha 1.1\n");
    expect(existsSync(join(sandbox.home, ".local/share/toolchain/alpha/1.0"))).toBe(false);
    expect(readlinkSync(join(sandbox.home, ".local/bin/alpha"))).toBe(
      join(sandbox.home, ".local/share/toolchain/alpha/1.1/bin/alpha"),
    );
  });

  it("refuses a download with another checksum, and leaves nothing behind", () => {
    const { code, output } = install([{ ...tool("alpha", "1.0", "tar"), sha256: "0".repeat(64) }]);
    expect(code).toBe(1);
    expect(output).toContain(
      "alpha 1.0: the download from https://downloads.example/alpha-1.0.tar does not have the expected SHA-256",
    );
    expect(existsSync(join(sandbox.home, ".local/share/toolchain/alpha"))).toBe(false);
    expect(sandbox.run("ls -A ~/.local/share/toolchain").output).toBe("");
  });

  it("fails, and can be repeated, when a download fails", () => {
    const alpha = tool("alpha", "1.0", "tar");
    sandbox.command("curl", "exit 22");
    const script = `${source("scripts/install-tools.sh")}\ninstall_tools <<'INPUT'\n${linuxManifest([alpha])}INPUT`;
    expect(sandbox.run(script).code).not.toBe(0);
    expect(install([alpha]).code).toBe(0);
    expect(sandbox.run("ls -A ~/.local/share/toolchain").output).toBe("alpha\n");
    expect(sandbox.run("alpha").output).toBe("alpha 1.0\n");
  });
});

describe.runIf(isLinux)("health-check.sh", () => {
  const check = (rows: string) =>
    sandbox.run(`${source("scripts/health-check.sh")}\ncheck_health <<'INPUT'\n${rows}INPUT`);

  it("shows what works and what does not, and fails then", () => {
    const { code, output } = check(
      "# header\ngood\techo v1.2\t^v1\\.\nbad\techo v2\t^v1\\.\ngone\tno-such-command\tx\n",
    );
    expect(code).toBe(1);
    expect(output.split("\n").slice(0, 2)).toEqual(["ok      good", "FAILED  bad: echo v2 gave: v2"]);
    expect(output).toContain("FAILED  gone: no-such-command gave: ");
  });

  it("succeeds when everything works", () => {
    expect(check("good\techo v1.2\t^v1\\.\n")).toEqual({ code: 0, output: "ok      good\n" });
  });
});

describe.runIf(isLinux)("the toolchains' own scripts", () => {
  it("prepare-home.sh makes folders", () => {
    expect(
      sandbox.run(`${source("toolchains/scripts/prepare-home.sh")}\nprepare_home projects a/b`).code,
    ).toBe(0);
    expect(existsSync(join(sandbox.home, "a/b"))).toBe(true);
  });

  it("python-packages.sh installs a lock file once, and again when it changes", () => {
    sandbox.command("uv", 'echo "uv $*" >>"$SANDBOX/uv"; [ "$1" = venv ] && mkdir -p "${@: -1}"; exit 0');
    const run = (lock: string) =>
      sandbox.run(
        `${source("toolchains/scripts/python-packages.sh")}\ninstall_python_packages "$HOME/env" <<'INPUT'\n${lock}\nINPUT`,
      );
    expect(run("numpy==1").code).toBe(0);
    expect(run("numpy==1")).toEqual({ code: 0, output: "" });
    expect(run("numpy==2").code).toBe(0);
    const calls = readFileSync(join(sandbox.root, "uv"), "utf8").trim().split("\n");
    expect(calls.map((call) => call.split(" ")[1])).toEqual(["venv", "pip", "venv", "pip"]);
    expect(readFileSync(join(sandbox.home, "env/requirements.txt"), "utf8")).toBe("numpy==2\n");
  });

  it("r-packages.sh hands the specifications to micromamba and adds the kernel", () => {
    sandbox.command(
      "micromamba",
      'echo "$*" >>"$SANDBOX/mamba"; mkdir -p "$HOME/r/bin"; printf "#!/bin/sh\\necho kernel >>$SANDBOX/mamba" >"$HOME/r/bin/Rscript"; chmod +x "$HOME/r/bin/Rscript"',
    );
    mkdirSync(join(sandbox.home, ".local/bin"), { recursive: true });
    const run = () =>
      sandbox.run(
        `${source("toolchains/scripts/r-packages.sh")}\ninstall_r_packages "$HOME/r" <<'INPUT'\n# header\nr-base=4.5.2\nr-caret=7.0_1\nINPUT`,
      );
    expect(run().code).toBe(0);
    expect(run()).toEqual({ code: 0, output: "" });
    expect(readFileSync(join(sandbox.root, "mamba"), "utf8")).toBe(
      `create --yes --quiet --prefix ${sandbox.home}/r --override-channels --channel conda-forge r-base=4.5.2 r-caret=7.0_1\nkernel\n`,
    );
  });

  it.each([
    ["code-server.sh", "start_code_server 13337", "code-server", "--bind-addr 127.0.0.1:13337"],
    ["jupyter.sh", "start_jupyter 19999", "jupyter", "--ServerApp.ip=127.0.0.1 --ServerApp.port=19999"],
  ])(
    "%s listens on the loopback interface only, and does not hold up the start",
    (file, call, command, expected) => {
      sandbox.command(command, 'echo "$*" >"$SANDBOX/call"; exec sleep 5');
      const began = Date.now();
      expect(
        sandbox.run(
          `${source(`toolchains/scripts/${file}`)}\n${call}\nuntil [ -s "$SANDBOX/call" ]; do sleep 0.05; done`,
        ).code,
      ).toBe(0);
      expect(Date.now() - began).toBeLessThan(4000);
      const words = readFileSync(join(sandbox.root, "call"), "utf8");
      expect(words).toContain(expected);
      expect(words).not.toContain("0.0.0.0");
    },
  );
});

describe.runIf(isLinux)("secrets stay in memory", () => {
  it("secrets-manager.sh quotes every value and gives it to new shells", () => {
    sandbox.command("aws", `echo '{"TOKEN":"a b\\u0027c $(id)","N":1}'`);
    sandbox.command(
      "jq",
      `exec python3 -c 'import json,sys,shlex
for k,v in json.load(sys.stdin).items(): print("export %s=%s" % (k, shlex.quote(str(v))))'`,
    );
    const { code } = sandbox.run(
      `${source("bases/scripts/secrets-manager.sh")}\nload_secrets_manager team/secret; load_secrets_manager team/secret`,
    );
    expect(code).toBe(0);
    const file = `/dev/shm/workspace-secrets-${process.getuid?.()}.env`;
    expect(spawnSync("stat", ["-c", "%a", file], { encoding: "utf8" }).stdout.trim()).toBe("600");
    expect(sandbox.run('. ~/.bashrc; echo "$TOKEN|$N"').output).toBe("a b'c $(id)|1\n");
    expect(readFileSync(join(sandbox.home, ".bashrc"), "utf8").trim().split("\n")).toHaveLength(1);
    spawnSync("rm", ["-f", file]);
  });
});

describe.runIf(isLinux)("start-workspace.sh", () => {
  const script = source("bases/scripts/start-workspace.sh");
  const device = "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0";

  it("S1-23: finds a volume on Nitro by its id", () => {
    expect(sandbox.run(`${script}\ndevice_of vol-0123456789abcdef0`).output).toBe(`${device}\n`);
  });

  /** Replaces what needs root; the device is a file in the sandbox. */
  function mount(blkid: string) {
    const disk = join(sandbox.root, "disk");
    writeFileSync(disk, "");
    for (const name of ["mkfs.ext4", "mount", "resize2fs", "chown"])
      sandbox.command(name, `echo "${name} $*" >>"$SANDBOX/calls"`);
    sandbox.command("mountpoint", "exit 1");
    sandbox.command("blkid", blkid);
    const result = sandbox.run(`${script}\ndevice_of() { echo "${disk}"; }\nmount_volume vol-1 "$HOME/mnt"`);
    const calls = join(sandbox.root, "calls");
    return { ...result, calls: existsSync(calls) ? readFileSync(calls, "utf8") : "" };
  }

  it("formats a volume only when there is nothing on it", () => {
    expect(mount("exit 2").calls).toMatch(
      /^mkfs\.ext4 -q -L mnt \S+disk\nmount -o noatime \S+disk \S+mnt\nresize2fs /,
    );
  });

  it("mounts a volume that has a file system, and grows it", () => {
    const { code, calls } = mount("exit 0");
    expect(code).toBe(0);
    expect(calls).toMatch(/^mount .*\nresize2fs .*\nchown coder:coder /);
    expect(calls).not.toContain("mkfs");
  });

  it("touches nothing when it cannot tell", () => {
    const { code, calls, output } = mount("exit 8");
    expect(code).toBe(1);
    expect(calls).toBe("");
    expect(output).toContain("volume vol-1: blkid gave 8; it is left as it is");
  });

  it("really tells an empty volume from one with a file system", () => {
    const image = join(sandbox.root, "image");
    const probe = (): number | null => spawnSync("/usr/sbin/blkid", ["--probe", image]).status;
    writeFileSync(image, Buffer.alloc(1024 * 1024));
    expect(probe()).toBe(2);
    execFileSync("/usr/sbin/mkfs.ext4", ["-q", image]);
    expect(probe()).toBe(0);
  });
});

describe.runIf(isLinux)("all scripts of all templates", () => {
  const scripts = ["pod-swdev", "ec2-datasci", "ec2-datasci-gpu"].flatMap((name) =>
    [...composeTemplate(documented(name), testDeployment).files].filter(([path]) => path.endsWith(".sh")),
  );

  it.each(scripts)("%s is bash that parses, stops at errors and defines functions only", (_, content) => {
    expect(spawnSync("bash", ["-n"], { input: content, encoding: "utf8" }).stderr).toBe("");
    expect(content).toMatch(/^#!\/usr\/bin\/env bash\n/);
    expect(content).toContain("set -euo pipefail");
    const probe = spawnSync("bash", ["-c", content], {
      encoding: "utf8",
      env: { HOME: "/nonexistent", PATH: "/usr/bin:/bin" },
    });
    expect([probe.status, probe.stdout, probe.stderr]).toEqual([0, "", ""]);
  });

  it("the whole start of pod-swdev runs, tools and health checks included", () => {
    const { files } = composeTemplate(documented("pod-swdev"), testDeployment);
    for (const { command, expect: pattern } of swdev.healthChecks) {
      const [name = ""] = command.split(" ");
      const answer = pattern.replaceAll("\\", "").replace("^", "");
      sandbox.command(name, `echo '${answer}'`);
    }
    sandbox.command("code-server", "true");
    const part = (path: string): string => files.get(`scripts/${path}`) ?? "";
    const script = [
      part("install-tools.sh"),
      "install_tools <<'INPUT'",
      "INPUT",
      part("prepare-home.sh"),
      "prepare_home projects bin",
      part("code-server.sh"),
      "start_code_server 13337",
      part("health-check.sh"),
      "check_health <<'INPUT'",
      part("health-checks.tsv").trim(),
      "INPUT",
    ].join("\n");
    const { code, output } = sandbox.run(script);
    expect(output).not.toContain("FAILED");
    expect(output.match(/^ok /gm)).toHaveLength(swdev.healthChecks.length);
    expect(code).toBe(0);
  });
});
