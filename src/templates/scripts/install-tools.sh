#!/usr/bin/env bash
# Puts pinned tools into the home directory, without root. Every download is checked against its SHA-256. A tool that
# is there already in the wanted version is left alone, so that only the first start takes time.
set -euo pipefail

tools_dir="$HOME/.local/share/toolchain"
bin_dir="$HOME/.local/bin"

# Reads a manifest from standard input: name, version, URL, SHA-256, archive, strip, commands; separated by tabs.
install_tools() {
  local name version url sha256 archive strip commands
  mkdir -p "$tools_dir" "$bin_dir"
  # What a start that was cut off has left.
  rm -rf "$tools_dir"/.download.*
  while IFS=$'\t' read -r name version url sha256 archive strip commands; do
    if [[ "$name" == "#"* ]]; then continue; fi
    [ -d "$tools_dir/$name/$version" ] || fetch_tool "$name" "$version" "$url" "$sha256" "$archive" "$strip" "$commands"
    link_commands "$tools_dir/$name/$version" "$commands"
    remove_other_versions "$name" "$version"
  done
}

fetch_tool() {
  local name="$1" version="$2" url="$3" sha256="$4" archive="$5" strip="$6" commands="$7" work
  echo "Installing $name $version"
  work="$(mktemp -d "$tools_dir/.download.XXXXXX")"
  curl --fail --silent --show-error --location --retry 3 --output "$work/download" "$url"
  if ! echo "$sha256  $work/download" | sha256sum --check --status; then
    echo "$name $version: the download from $url does not have the expected SHA-256" >&2
    rm -rf "$work"
    return 1
  fi
  unpack "$work/download" "$work/unpacked" "$archive" "$strip" "${commands%%=*}"
  mkdir -p "$tools_dir/$name"
  # Moved in one piece: a start that is cut off leaves no half-installed tool behind.
  mv "$work/unpacked" "$tools_dir/$name/$version"
  rm -rf "$work"
}

unpack() {
  local file="$1" target="$2" archive="$3" strip="$4" command="$5"
  mkdir -p "$target"
  case "$archive" in
    tar) tar --extract --file "$file" --directory "$target" --strip-components "$strip" --no-same-owner ;;
    zip) unzip -q "$file" -d "$target" </dev/null ;;
    file) install -m 0755 "$file" "$target/$command" ;;
    *)
      echo "unknown archive type $archive" >&2
      return 1
      ;;
  esac
}

link_commands() {
  local folder="$1" pair
  local -a pairs
  IFS=, read -r -a pairs <<<"$2"
  for pair in "${pairs[@]}"; do
    ln -sfn "$folder/${pair#*=}" "$bin_dir/${pair%%=*}"
  done
}

remove_other_versions() {
  local version
  for version in "$tools_dir/$1"/*; do
    if [ "$version" != "$tools_dir/$1/$2" ]; then rm -rf "$version"; fi
  done
}
