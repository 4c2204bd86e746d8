#!/usr/bin/env bash
# Shows whether the parts of the toolchain work, one line for each, and fails when one does not.
set -euo pipefail

# Reads checks from standard input: name, command, extended regular expression; separated by tabs.
check_health() {
  local name command pattern output failed=0
  while IFS=$'\t' read -r name command pattern; do
    if [[ "$name" == "#"* ]]; then continue; fi
    output="$(bash -c "$command" 2>&1 </dev/null || true)"
    if grep --extended-regexp --quiet -- "$pattern" <<<"$output"; then
      echo "ok      $name"
    else
      echo "FAILED  $name: $command gave: ${output%%$'\n'*}"
      failed=1
    fi
  done
  return "$failed"
}
