#!/usr/bin/env bash
# Makes the folders that the toolchain expects.
set -euo pipefail

prepare_home() {
  local folder
  for folder in "$@"; do
    mkdir -p "$HOME/$folder"
  done
}
