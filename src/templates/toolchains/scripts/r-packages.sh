#!/usr/bin/env bash
# R with packages from conda-forge, which need no compiler, and its kernel for Jupyter.
set -euo pipefail

# Reads package specifications (name=version per line) from standard input.
install_r_packages() {
  local prefix="$1" wanted command
  local -a packages
  wanted="$(mktemp)"
  cat >"$wanted"
  mapfile -t packages < <(grep --invert-match '^#' "$wanted")
  if cmp --silent "$wanted" "$prefix/packages.txt"; then
    rm -f "$wanted"
    return
  fi
  echo "Installing R into $prefix"
  rm -rf "$prefix"
  micromamba create --yes --quiet --prefix "$prefix" --override-channels --channel conda-forge "${packages[@]}"
  for command in R Rscript; do
    ln -sfn "$prefix/bin/$command" "$HOME/.local/bin/$command"
  done
  PATH="$prefix/bin:$PATH" Rscript -e 'IRkernel::installspec(user = TRUE)'
  mv "$wanted" "$prefix/packages.txt"
}
