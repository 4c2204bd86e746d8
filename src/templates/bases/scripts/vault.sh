#!/usr/bin/env bash
# Logs in to HashiCorp Vault as the workspace's IAM identity. The token is kept in memory only (/dev/shm).
set -euo pipefail

# login_vault ADDRESS ROLE
login_vault() {
  local file="/dev/shm/workspace-vault-$UID.env"
  local line="[ -r '$file' ] && . '$file'"
  (
    umask 077
    export VAULT_ADDR="$1"
    printf "export VAULT_ADDR='%s'\nexport VAULT_TOKEN='%s'\n" "$1" \
      "$(vault login -method=aws -no-store -token-only "role=$2")" >"$file"
  )
  grep --fixed-strings --line-regexp --quiet "$line" "$HOME/.bashrc" 2>/dev/null || echo "$line" >>"$HOME/.bashrc"
}
