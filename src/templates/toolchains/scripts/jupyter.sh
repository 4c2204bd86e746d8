#!/usr/bin/env bash
# JupyterLab in the browser. It listens on the loopback interface only and asks for no token of its own: Coder lets
# nobody but the owner through.
set -euo pipefail

start_jupyter() {
  local log="$HOME/.local/state/jupyter.log"
  mkdir -p "$(dirname "$log")"
  nohup jupyter lab --no-browser --ServerApp.ip=127.0.0.1 "--ServerApp.port=$1" --ServerApp.port_retries=0 \
    --IdentityProvider.token='' --ServerApp.password='' --ServerApp.allow_remote_access=True \
    "--ServerApp.root_dir=$HOME" >"$log" 2>&1 </dev/null &
  echo "JupyterLab starts on port $1; its log is $log"
}
