/** datasci-toolchain: Python and R with JupyterLab and the common machine-learning libraries. */
import { join } from "node:path";
import { linuxTools, pythonPackages, rPackages } from "../../workspace-tool-versions";
import { scriptFile } from "../script-file";
import { defineToolchain } from "../toolchain";

const jupyterPort = 19999;
const pythonEnvironment = "$HOME/.local/share/datasci";

function script(name: string) {
  return scriptFile(join(__dirname, "scripts", name));
}

/** Data science and machine learning on Linux, with or without GPU. */
export const datasci = defineToolchain({
  name: "datasci-toolchain",
  version: "1.0.0",
  os: "linux",
  summary:
    "Data science with Python, R, JupyterLab, PyTorch and TensorFlow; uses NVIDIA GPUs where there are any.",
  requires: {
    "persistent-home": [true],
    "network-egress": ["https-only", "unrestricted"],
    "identity-mode": ["iam", "workload-identity", "oidc"],
  },
  optional: ["gpu-support", "gui-vnc", "artifact-cache"],
  systemPackages: ["git", "unzip"],
  tools: [linuxTools.python, linuxTools.uv, linuxTools.micromamba],
  libraries: { ...pythonPackages, ...rPackages },
  environment: {
    PYTHONUNBUFFERED: "1",
    TF_CPP_MIN_LOG_LEVEL: "2",
    MAMBA_ROOT_PREFIX: "$HOME/.local/share/micromamba",
    PATH: `${pythonEnvironment}/bin:$HOME/.local/bin:$PATH`,
  },
  cacheEnvironment: {
    UV_CACHE_DIR: "uv",
    PIP_CACHE_DIR: "pip",
    HF_HOME: "huggingface",
    TORCH_HOME: "torch",
  },
  startup: [
    { script: script("prepare-home.sh"), call: "prepare_home projects data models notebooks" },
    {
      script: script("python-packages.sh"),
      call: `install_python_packages "${pythonEnvironment}"`,
      input: { path: "scripts/requirements.txt", content: script("requirements.txt").content },
    },
    {
      script: script("r-packages.sh"),
      call: 'install_r_packages "$HOME/.local/share/r"',
      input: {
        path: "scripts/r-packages.txt",
        content: Object.entries(rPackages)
          .map(([name, version]) => `${name}=${version}\n`)
          .join(""),
      },
    },
    { script: script("jupyter.sh"), call: `start_jupyter ${jupyterPort}` },
  ],
  healthChecks: [
    { name: "python", command: "python3 --version", expect: "Python 3\\.12" },
    { name: "r", command: "R --version", expect: "R version 4\\." },
    { name: "jupyter", command: "jupyter lab --version", expect: "^4\\." },
    { name: "pytorch", command: "python3 -c 'import torch; print(torch.__version__)'", expect: "^2\\." },
    {
      name: "tensorflow",
      command: "python3 -c 'import tensorflow; print(tensorflow.__version__)'",
      expect: "2\\.",
    },
    { name: "pandas", command: "python3 -c 'import pandas; print(pandas.__version__)'", expect: "^2\\." },
    {
      name: "scikit-learn",
      command: "python3 -c 'import sklearn; print(sklearn.__version__)'",
      expect: "^1\\.",
    },
    { name: "mlflow", command: "mlflow --version", expect: "version" },
    { name: "dvc", command: "dvc --version", expect: "^3\\." },
    { name: "nvidia-smi", command: "nvidia-smi", expect: "NVIDIA-SMI", when: "gpu-support" },
    {
      name: "cuda",
      command: "python3 -c 'import torch; print(torch.cuda.is_available())'",
      expect: "^True",
      when: "gpu-support",
    },
  ],
  apps: [
    {
      slug: "jupyter",
      displayName: "JupyterLab",
      icon: "/icon/jupyter.svg",
      url: `http://localhost:${jupyterPort}`,
      healthPath: "/api",
    },
  ],
});
