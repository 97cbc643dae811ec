#!/usr/bin/env bash
# The class caches of the image are really used: with AOTMode=on a JVM whose cache does not suit it refuses to start.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"

export _JAVA_OPTIONS=-XX:AOTMode=on
program=$PIDKEEPER_IMAGE/bin/pidkeeper
scratch=$(mktemp -d)
running=''
leave() {
  [[ -z $running ]] || kill "$running" 2>/dev/null || true
  wait
  rm -rf "$scratch"
}
trap leave EXIT

shows_a_window() { xdotool search --onlyvisible --name Pidkeeper >/dev/null 2>&1; }
shows_no_window() { ! shows_a_window; }

code=0
"$program" status --state-dir "$scratch" --pid-file "$scratch/absent.pid" -- "$scratch/no-broker" \
  >"$scratch/out" 2>&1 || code=$?
((code == 3)) || die "The verbs cannot use their cache ($code): $(cat "$scratch/out")"

# Nobody here shows tray icons, so the application opens its window, which inherits AOTMode.
"$program" --state-dir "$scratch" >"$scratch/out" 2>&1 &
running=$!
wait_for 60 shows_a_window || die "The tray or the window cannot use its cache: $(cat "$scratch"/{out,window.log} 2>&1)"

kill "$running"
wait "$running" || true
running=''
wait_for 20 shows_no_window || die "The window outlives the application that was ended."
