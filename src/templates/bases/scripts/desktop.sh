#!/usr/bin/env bash
# A desktop in the browser. KasmVNC listens on the loopback interface only, and Coder lets nobody but the owner
# through; the password that KasmVNC insists on is made at every start and kept nowhere.
set -euo pipefail

# start_desktop PORT VERSION CODENAME=SHA256...
start_desktop() {
  local port="$1" version="$2" password
  shift 2
  command -v vncserver >/dev/null || install_desktop "$version" "$@"
  mkdir -p "$HOME/.vnc"
  cat >"$HOME/.vnc/kasmvnc.yaml" <<YAML
network:
  protocol: http
  interface: 127.0.0.1
  websocket_port: $port
  ssl:
    require_ssl: false
  udp:
    public_ip: 127.0.0.1
YAML
  password="$(head --bytes 24 /dev/urandom | base64)"
  printf '%s\n%s\n' "$password" "$password" | vncpasswd -u "$USER" -w >/dev/null
  vncserver -kill :1 >/dev/null 2>&1 || true
  vncserver :1 -select-de xfce -disableBasicAuth </dev/null
}

install_desktop() {
  local version="$1" codename sha256="" pair package work
  shift
  # shellcheck source=/dev/null
  codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")"
  for pair in "$@"; do
    if [ "${pair%%=*}" = "$codename" ]; then sha256="${pair#*=}"; fi
  done
  if [ -z "$sha256" ] || ! sudo --non-interactive true 2>/dev/null; then
    echo "KasmVNC and a desktop must be part of the image: this one (${codename:-no Ubuntu}) has neither, and cannot get them" >&2
    return 1
  fi
  work="$(mktemp -d)"
  package="$work/kasmvncserver_${codename}_${version}_amd64.deb"
  curl --fail --silent --show-error --location --retry 3 --output "$package" \
    "https://github.com/kasmtech/KasmVNC/releases/download/v$version/$(basename "$package")"
  echo "$sha256  $package" | sha256sum --check --status
  sudo DEBIAN_FRONTEND=noninteractive apt-get --option DPkg::Lock::Timeout=300 --quiet --yes \
    install --no-install-recommends xfce4 xfce4-terminal dbus-x11 "$package"
  rm -rf "$work"
}
