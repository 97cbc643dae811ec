# shellcheck shell=bash
# What the scripts of this directory share. Source it: . "$(dirname -- "$0")/lib.sh"

# shellcheck disable=SC2034  # for those who source this
ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

is_jdk25() {
  [[ -x $1/bin/javac && -x $1/bin/jlink ]] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}

# Prints the home of a JDK 25: JAVA_HOME, JAVA25_HOME, the system's JDKs, the java on the path; in that order.
find_jdk25() {
  local home java
  java=$(readlink -f "$(command -v java || true)")
  for home in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" /usr/lib/jvm/*25* "${java%/bin/java}"; do
    if [[ -n $home ]] && is_jdk25 "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
  die "Pidkeeper needs JDK 25: install one (Debian: temurin-25-jdk) or let JAVA_HOME point at one."
}

# Maven ends its output with a colour code whatever it is told, which would stand before our own next line.
without_colours() { sed -u $'s/\033\\[[0-9;]*m//g'; }

# Installs the Debian packages among its arguments that are missing, and says which. No service is started by it.
install_packages() {
  local package missing=() as_root=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then
    return
  fi
  command -v apt-get >/dev/null || die "Install the counterparts of these Debian packages first: ${missing[*]}"
  if ((EUID != 0)); then
    sudo -n true 2>/dev/null || die "Install these packages first: sudo apt-get install ${missing[*]}"
    as_root=(sudo -n)
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" bash -s -- "${missing[@]}" >&2 <<'INSTALL'
    set -euo pipefail
    export DEBIAN_FRONTEND=noninteractive
    # Debian asks this script whether a package may start its service: 101 means no.
    policy=/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
      trap 'rm -f "$policy"' EXIT
      printf '#!/bin/sh\nexit 101\n' > "$policy"
      chmod 755 "$policy"
    fi
    apt-get update -qq </dev/null
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" </dev/null >/dev/null
    for package in "$@"; do
      if [[ $package == mosquitto ]] && command -v systemctl >/dev/null; then
        systemctl disable -q mosquitto || true # needed as a program, not as a service at the next boot
      fi
    done
INSTALL
}

# Runs a command on a screen, a window manager, a session bus and directories of its own; returns what it returned.
on_virtual_desktop() (
  set -euo pipefail
  desktop=$(mktemp -d)
  screen='' manager=''
  # shellcheck disable=SC2317  # called by the trap
  leave() {
    [[ -z $manager ]] || kill "$manager" 2>/dev/null || true
    [[ -z $screen ]] || kill "$screen" 2>/dev/null || true
    wait
    rm -rf "$desktop"
  }
  trap leave EXIT
  mkdir -m 700 "$desktop"/{run,config,data,state,cache}
  export XDG_RUNTIME_DIR=$desktop/run XDG_CONFIG_HOME=$desktop/config XDG_DATA_HOME=$desktop/data
  export XDG_STATE_HOME=$desktop/state XDG_CACHE_HOME=$desktop/cache
  export NO_AT_BRIDGE=1 # else GTK starts an accessibility bus, which nobody here listens to
  unset WAYLAND_DISPLAY XAUTHORITY XDG_CURRENT_DESKTOP

  mkfifo "$desktop/display"
  Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$desktop/display" 2>"$desktop/xvfb.log" &
  screen=$!
  if ! read -r -t 30 number <"$desktop/display"; then
    die "The virtual screen did not come up: $(tail -1 "$desktop/xvfb.log")"
  fi
  export DISPLAY=:$number
  openbox >/dev/null 2>&1 &
  manager=$!
  wait_for 30 window_manager_is_there || die "The window manager did not come up."
  dbus-run-session -- "$@"
)

window_manager_is_there() { xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; }

# wait_for SECONDS COMMAND...: until the command succeeds; fails when the time is over.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}
