# shellcheck shell=bash
# A Debian with a real systemd, for tests: made once, and booted in namespaces of its own, where nothing can be written to
# this machine. Source it after lib.sh. It needs the rights of root.

# The Debian is kept here, and what is made for a run.
BED=${PIDKEEPER_BED:-$ROOT/app/target/systemd}

# What it consists of. polkitd decides who may what; Mosquitto's service is reloaded by the kill of procps; jq reads what the
# program tells.
bed_packages=systemd,systemd-sysv,dbus,dbus-user-session,libpam-systemd,polkitd,mosquitto,procps,jq

# Services that wait for devices, terminals or the network, or have nothing to do here.
bed_unneeded=(systemd-{networkd,resolved,timesyncd,udevd,udev-trigger,pstore,remount-fs}.service console-getty.service
  getty.target e2scrub_reap.service {apt-daily,apt-daily-upgrade,dpkg-db-backup,e2scrub_all,fstrim}.timer)

bed_group='' bed_process=''

# Says in one sentence why there can be none here; succeeds if there can.
bed_obstacle() {
  ((EUID == 0)) || { echo "Only root can boot a systemd: run this as root."; return 1; }
  [[ $(uname -s) == Linux && -r /etc/debian_version ]] || { echo "This needs Debian, or a relative of it."; return 1; }
  [[ -n $(bed_hierarchy) ]] || { echo "A systemd needs control groups of version 2, and none are mounted here."; return 1; }
  [[ $(stat -c %a /dev/null) == 666 ]] || { echo "/dev/null is not for everybody here, and would not be there."; return 1; }
  mkdir "$(bed_hierarchy)/pidkeeper-bed.$$" 2>/dev/null || { echo "No control group can be made in $(bed_hierarchy)."; return 1; }
  rmdir "$(bed_hierarchy)/pidkeeper-bed.$$"
  unshare --mount --pid --fork --kill-child --mount-proc true 2>/dev/null || { echo "No namespaces can be made here."; return 1; }
  case $(realpath -m "$BED") in
    / | /run | /run/* | /dev | /dev/* | /proc/* | /sys/*) echo "PIDKEEPER_BED must not be $BED."; return 1 ;;
  esac
}

bed_hierarchy() { findmnt -rn -t cgroup2 -o TARGET | sed -n 1p; }

# Makes the Debian unless it is there, as it would be made now.
bed_make() {
  local recipe root=$BED/root new=$BED/root.new log=$BED/debootstrap.log archive unit
  recipe=$(cksum <"${BASH_SOURCE[0]}")
  [[ $(cat "$BED/recipe" 2>/dev/null) != "$recipe" ]] || return 0
  # PIDKEEPER_BED may name any directory: only where the recipe lies, what is called so is ours to remove.
  [[ -e $BED/recipe || (! -e $root && ! -e $new) ]] ||
    die "$BED holds a root that was not made here: move it away, or let PIDKEEPER_BED name another directory."
  say "Making a Debian with systemd, once, in $root"
  mkdir -p "$BED"
  : >"$BED/recipe" # of nothing yet
  rm -rf --one-file-system "$root" "$new"
  # shellcheck disable=SC2016  # apt's variable
  archive=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' | sed -n 1p)
  bed_apart debootstrap --variant=minbase --include="$bed_packages" bookworm "$new" \
    "${archive:-http://deb.debian.org/debian}" >"$log" 2>&1 </dev/null &
  bed_process=$!
  bed_wait || die "No Debian could be made (it is fetched once over the network): $(tail -1 "$log")"
  rm -rf "$new"/var/cache/apt/* "$new"/var/lib/apt/lists/* "$new"/usr/share/{doc,man,locale}/*
  : >"$new/etc/machine-id" # else a new one is a first boot, which takes its time
  echo bed >"$new/etc/hostname"
  printf '127.0.0.1 localhost bed\n::1 localhost\n' >"$new/etc/hosts"
  for unit in "${bed_unneeded[@]}"; do
    ln -s /dev/null "$new/etc/systemd/system/$unit"
  done
  ln -sf /lib/systemd/system/multi-user.target "$new/etc/systemd/system/default.target"
  useradd --root "$new" --create-home --uid 1000 tester
  useradd --root "$new" --create-home --uid 1001 visitor
  mkdir -p "$new/var/lib/systemd/linger"
  : >"$new/var/lib/systemd/linger/tester" # has a manager of services without being logged in
  mv "$new" "$root"
  echo "$recipe" >"$BED/recipe"
}

# bed_apart COMMAND...: becomes this command, in mount and pid namespaces of its own, which end with this shell whatever
# happens to that: a parent that dies takes unshare with it, that its child, and that, being process 1, all the others.
bed_apart() {
  exec setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc --propagation private "$@"
}

# bed_boot SERVICE SOURCE:PLACE...: boots it for this service, and returns at once; its console is to be read from the
# descriptor bed_console.
bed_boot() {
  bed_group=$(bed_hierarchy)/pidkeeper-bed.$$
  mkdir "$bed_group"
  # shellcheck disable=SC2034  # for those who source this
  exec {bed_console}< <(bed_apart "$ROOT/packaging/systemd/boot.sh" "$BED/root" "$bed_group" "$@" 2>&1)
  bed_process=$!
}

# Waits for its end, and returns what it returned.
bed_wait() {
  local code=0
  wait "$bed_process" || code=$?
  bed_process='' # the number may be another's from now on
  return "$code"
}

# Ends it, if it runs, and removes every trace, also of earlier runs that could not.
bed_end() {
  local group old
  if [[ -n $bed_process ]]; then
    kill -KILL "$bed_process" 2>/dev/null || true
    bed_wait || true
  fi
  [[ -z $bed_group ]] || wait_for 10 bed_is_empty "$bed_group" || say "$bed_group does not get empty."
  for group in "$(bed_hierarchy)" /sys/fs/cgroup/systemd; do
    for old in "$group"/pidkeeper-bed.*; do
      # Another run may just be about to enter its own.
      if [[ -d $old && (${old##*.} == "$$" || ! -d /proc/${old##*.}) ]] && bed_is_empty "$old"; then
        find "$old" -depth -type d -exec rmdir {} + 2>/dev/null || true
      fi
    done
  done
}

# Also in the older hierarchy, where no file tells.
bed_is_empty() { [[ -z $(find "$1" -name cgroup.procs -exec cat {} + 2>/dev/null) ]]; }
