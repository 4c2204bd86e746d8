#!/usr/bin/env bash
# Serves the pages on the loopback interface.
set -euo pipefail

start_preview() {
  mkdir -p "$HOME/pages" "$HOME/.local/state"
  nohup npx --yes http-server@14.1.1 "$HOME/pages" -a 127.0.0.1 -p "$1" >"$HOME/.local/state/preview.log" 2>&1 </dev/null &
}
