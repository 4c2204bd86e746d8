#!/usr/bin/env bash
# A virtual environment with exactly the packages of a lock file.
set -euo pipefail

# Reads a lock file (name==version per line) from standard input.
install_python_packages() {
  local environment="$1" wanted
  wanted="$(mktemp)"
  cat >"$wanted"
  if cmp --silent "$wanted" "$environment/requirements.txt"; then
    rm -f "$wanted"
    return
  fi
  echo "Installing Python packages into $environment"
  uv venv --quiet --allow-existing --python "$HOME/.local/bin/python3" "$environment"
  uv pip sync --quiet --python "$environment/bin/python3" "$wanted"
  # Last, so that an installation that is cut off is taken up again at the next start.
  mv "$wanted" "$environment/requirements.txt"
}
