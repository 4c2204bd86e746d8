#!/usr/bin/env bash
# VS Code in the browser. It listens on the loopback interface only: Coder lets nobody but the owner through.
set -euo pipefail

start_code_server() {
  local log="$HOME/.local/state/code-server.log"
  mkdir -p "$(dirname "$log")"
  nohup code-server --auth none --bind-addr "127.0.0.1:$1" --disable-telemetry --disable-update-check \
    >"$log" 2>&1 </dev/null &
  echo "code-server starts on port $1; its log is $log"
}
