#!/usr/bin/env bash
# Boots a Debian whose process 1 is systemd, lets it run one service, and exits as that did. To be run in mount and pid
# namespaces of its own, as their process 1: what it has started and mounted goes with it, however it ends.
#
#   boot.sh ROOT GROUP SERVICE [SOURCE:PLACE...]
#
#   ROOT          the Debian; nothing is written to it, and nothing on it may be in /run
#   GROUP         a control group of its own, for all processes
#   SERVICE       what it is booted for
#   SOURCE:PLACE  a file or directory of this machine, and where it can be read there
set -euo pipefail
(($$ == 1)) || { echo "boot.sh hides /run and /tmp and is only for process 1 of namespaces of its own." >&2; exit 64; }
root=$1 group=$2 service=$3
shift 3

echo 0 >"$group/cgroup.procs"

# What is needed of this machine is bound into a /run of our own, since its /tmp is hidden next.
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs /run
mkdir -p /run/stage/root
mount --bind "$root" /run/stage/root
binds=()
for bind in "$@"; do
  source=${bind%%:*} stage=/run/stage/${#binds[@]}
  if [[ -d $source ]]; then mkdir "$stage"; else : >"$stage"; fi
  mount --bind "$source" "$stage"
  binds+=("--bind-ro=$stage:${bind#*:}")
done
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs /tmp

# From here on nobody writes to this machine's disk, not even the program that boots: the root of its tree is read-only, and
# other file systems below that can be written to are, too.
while read -r mounted; do
  mount -o remount,bind,ro "$mounted"
done < <(findmnt -rn -o TARGET -t noproc,nosysfs,nocgroup,nocgroup2,nodevpts,nodevtmpfs,nomqueue |
  grep -vE '^/(run|tmp|dev|proc|sys)(/|$)')
if touch /var/.pidkeeper-bed 2>/dev/null; then
  rm -f /var/.pidkeeper-bed
  echo "this machine's disk could still be written to"
  exit 1
fi

SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 systemd-nspawn --quiet --boot --directory=/run/stage/root --volatile=overlay \
  --machine=pidkeeper-bed --private-users=pick --private-network --register=no --keep-unit --link-journal=no \
  --resolv-conf=off --timezone=off --console=read-only "${binds[@]}" \
  systemd.show_status=no "systemd.wants=$service" </dev/null
