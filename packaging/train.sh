#!/usr/bin/env bash
# train.sh verbs|tray|window IMAGE CLASS-PATH: one run of the program that does what most such runs do, and leaves in
# the image the class cache for them. The command is the one of packaging/image/pidkeeper, or the agent's for the window.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/lib.sh"

what=$1 image=$2 class_path=$3
app=$image/lib/app cache=$image/lib/app/$what.aot
program=("$image/lib/runtime/bin/pidkeeper" "@$app/$what.options" "-XX:AOTCacheOutput=$cache"
  "-Dpidkeeper.home=$app" -Dpidkeeper.window-alone=true -cp "$class_path" io.github.pidkeeper.app.Main)
export JDK_AOT_VM_OPTIONS=-Xmx512m # the JVM that writes the cache needs more than those that will use it

scratch=$(mktemp -d)
broker=''
leave() {
  [[ -z $broker ]] || kill "$broker" 2>/dev/null || true
  wait
  rm -rf "$scratch"
}
trap leave EXIT

# The practice broker, for it listens, answers and has a pid file; on a port that is free, which only trying tells. It works
# elsewhere than who looks at it, as a broker does.
broker_runs() { [[ -s $scratch/broker.pid ]] || ! kill -0 "$broker" 2>/dev/null; }
java=$image/lib/runtime/bin/pidkeeper
for _ in 1 2 3 4 5 6 7 8; do
  port=$((20000 + RANDOM % 20000))
  serve=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -cp "$class_path" io.github.pidkeeper.app.Main
    practice-broker --port "$port" --pid-file "$scratch/broker.pid")
  (cd "$scratch" && exec "$java" "${serve[@]}" >"$scratch/log" 2>&1) &
  broker=$!
  wait_for 60 broker_runs || die "The broker to train with did not start: $(cat "$scratch/log")"
  [[ ! -s $scratch/broker.pid ]] || break
done
[[ -s $scratch/broker.pid ]] || die "No port was free for the broker to train with: $(cat "$scratch/log")"
cat >"$scratch/broker.conf" <<END
# What most configurations have, since reading it is a part of every look.
listener $port 127.0.0.1
pid_file $scratch/broker.pid
log_dest file $scratch/broker.log
allow_anonymous true
persistence false
user $(id -un)
END
# More lines than a window shows, and longer ones than it is wide, for the bars to scroll by.
{
  printf '%s\n' '1700000000: mosquitto version 2.0.11 starting' '1700000001: Error: none.'
  printf '%s: New client connected from 127.0.0.1:40000 as trained (p2, c1, k60), and again and again and again.\n' \
    $(seq 1700000002 1700000500)
} >"$scratch/broker.log"
given=(--kind mosquitto --conf "$scratch/broker.conf" --pid-file "$scratch/broker.pid" -- "$java" "${serve[@]}")

shows_a_window() { xdotool search --onlyvisible --name Pidkeeper >/dev/null 2>&1; }
show() { xdotool search --onlyvisible --name Pidkeeper windowfocus key "$1"; }
has_settled() { ((SECONDS >= settled)); }

# The recording is written when the program ends, whatever made it end.
live_for_a_while() {
  "$image/bin/pidkeeper" brokers add trained "${given[@]}" >"$scratch/log"
  if [[ $what == window ]]; then # so that there is a line in the journal
    "$image/bin/pidkeeper" start trained --oknodo --state-dir "$scratch/state" >>"$scratch/log"
  fi
  "${program[@]}" --state-dir "$scratch/state" "$@" >>"$scratch/log" 2>&1 &
  local running=$!
  if [[ $what == window ]]; then
    wait_for 60 shows_a_window || die "The window was not seen: $(cat "$scratch/log")"
    show alt+l # the log
  fi
  settled=$((SECONDS + 4))
  wait_for 10 has_settled
  if [[ $what == window ]]; then
    show alt+j # the journal
    settled=$((SECONDS + 2))
    wait_for 10 has_settled
  fi
  if [[ $what == tray ]]; then # what it is there for
    kill "$broker"
    wait "$broker" || true
    broker=''
    settled=$((SECONDS + 2))
    wait_for 10 has_settled
  fi
  kill "$running" || true
  wait "$running" || true
}

case $what in
  verbs) "${program[@]}" status --state-dir "$scratch/state" "${given[@]}" >"$scratch/log" 2>&1 || true ;; # the state is its exit code
  tray) live_for_a_while --minimized ;;
  window) live_for_a_while --window ;;
esac
[[ -s $cache ]] || die "No class cache came out of the training run for $what: $(cat "$scratch/log")"
