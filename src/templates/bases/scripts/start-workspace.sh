#!/usr/bin/env bash
# Runs as root at every boot of a Linux instance: mounts the persistent volumes, then starts the Coder agent.
set -euo pipefail

workspace_user=coder
# Fixed, because the files on the home volume outlive the instance and its image.
workspace_uid=1500

# start_workspace PACKAGES VOLUME:MOUNT...; the agent's start script comes from standard input.
start_workspace() {
  local packages="$1" volume
  shift
  ensure_user
  for volume in "$@"; do
    mount_volume "${volume%%:*}" "${volume#*:}"
  done
  fill_home
  install_packages "$packages"
  start_agent
}

ensure_user() {
  if id "$workspace_user" >/dev/null 2>&1; then return; fi
  useradd --uid "$workspace_uid" --user-group --shell /bin/bash --home-dir "/home/$workspace_user" --no-create-home \
    "$workspace_user"
  echo "$workspace_user ALL=(ALL) NOPASSWD:ALL" >"/etc/sudoers.d/90-$workspace_user"
  chmod 0440 "/etc/sudoers.d/90-$workspace_user"
}

# On Nitro instances every EBS volume is an NVMe device. The device's name depends on the order of attachment, the
# volume id in /dev/disk/by-id does not.
# https://docs.aws.amazon.com/ebs/latest/userguide/identify-nvme-ebs-device.html
device_of() {
  echo "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${1//-/}"
}

mount_volume() {
  local device mount="$2" waited=0 probe=0
  device="$(device_of "$1")"
  # On the first start Terraform attaches the volume while the instance is booting already.
  until [ -e "$device" ]; do
    if [ "$waited" -ge 600 ]; then
      echo "volume $1 was not attached within 10 minutes" >&2
      return 1
    fi
    sleep 5
    waited=$((waited + 5))
  done
  # 2 means that there is nothing on the device. Anything else but success is a reason to stop, not to format.
  blkid --probe "$device" >/dev/null || probe=$?
  case "$probe" in
    0) ;;
    2) mkfs.ext4 -q -L "$(basename "$mount")" "$device" ;;
    *)
      echo "volume $1: blkid gave $probe; it is left as it is" >&2
      return 1
      ;;
  esac
  mkdir -p "$mount"
  mountpoint --quiet "$mount" || mount -o noatime "$device" "$mount"
  # The volume may have been made larger since.
  resize2fs "$(readlink --canonicalize "$device")" 2>/dev/null
  chown "$workspace_user:$workspace_user" "$mount"
}

fill_home() {
  local home="/home/$workspace_user"
  mkdir -p "$home"
  if [ ! -e "$home/.bashrc" ]; then
    cp --recursive --no-target-directory /etc/skel "$home"
    chown --recursive "$workspace_user:$workspace_user" "$home"
  fi
  chmod 0750 "$home"
}

install_packages() {
  local done_file=/var/lib/coder-workspace/packages
  local -a packages
  read -r -a packages <<<"$1"
  if [ "$(cat "$done_file" 2>/dev/null)" = "$1" ]; then return; fi
  if command -v dnf >/dev/null; then
    dnf --assumeyes --quiet install "${packages[@]}"
  else
    # The distribution's mirrors answer on port 80 only, which workspaces with https-only egress cannot reach.
    sed -i -E 's#http://[a-z0-9.-]*(archive|security)\.ubuntu\.com/ubuntu#https://mirrors.edge.kernel.org/ubuntu#' \
      /etc/apt/sources.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true
    export DEBIAN_FRONTEND=noninteractive
    apt-get --option DPkg::Lock::Timeout=300 --quiet update
    apt-get --option DPkg::Lock::Timeout=300 --quiet --yes install --no-install-recommends "${packages[@]}"
  fi
  mkdir -p "$(dirname "$done_file")"
  echo "$1" >"$done_file"
}

start_agent() {
  local script=/opt/coder-agent/start.sh
  mkdir -p "$(dirname "$script")"
  cat >"$script"
  chmod 0755 "$script"
  systemd-run --unit coder-agent --uid "$workspace_user" --gid "$workspace_user" --working-directory "/home/$workspace_user" \
    --setenv "HOME=/home/$workspace_user" --setenv "USER=$workspace_user" --setenv SHELL=/bin/bash \
    --property Restart=on-failure --property RestartSec=5 sh "$script"
}
