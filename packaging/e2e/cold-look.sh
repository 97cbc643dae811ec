#!/usr/bin/env bash
# A look at a broker finds its classes in the class cache: what Java makes or loads at run time instead (for a pattern
# switch, the hash of a record) takes most of a millisecond each, and is easily added without anybody noticing.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"

most=8 # a few switches are better code than what would take their place

program=$PIDKEEPER_IMAGE/bin/pidkeeper
scratch=$(mktemp -d)
broker=''
leave() {
  [[ -z $broker ]] || kill "$broker" 2>/dev/null || true
  wait
  rm -rf "$scratch"
}
trap leave EXIT

broker_runs() { [[ -s $scratch/broker.pid ]] || ! kill -0 "$broker" 2>/dev/null; }
for _ in 1 2 3 4 5 6 7 8; do
  port=$((20000 + RANDOM % 20000))
  cat >"$scratch/broker.conf" <<END
listener $port 127.0.0.1
pid_file $scratch/broker.pid
log_dest file $scratch/broker.log
allow_anonymous true
persistence false
user $(id -un)
END
  mosquitto -c "$scratch/broker.conf" >"$scratch/out" 2>&1 &
  broker=$!
  wait_for 60 broker_runs || die "Mosquitto did not start: $(cat "$scratch/out")"
  [[ ! -s $scratch/broker.pid ]] || break
done

_JAVA_OPTIONS="-Xlog:class+load:file=$scratch/loaded" "$program" status --state-dir "$scratch/state" \
  --kind mosquitto --conf "$scratch/broker.conf" --pid-file "$scratch/broker.pid" \
  -- "$(command -v mosquitto)" -c "$scratch/broker.conf" >"$scratch/out" 2>&1 ||
  die "The broker should be running: $(cat "$scratch/out")"

made=$(grep ' io\.github\.pidkeeper\.' "$scratch/loaded" | grep -v 'shared objects file' | awk '{ print $2 }') || true
[[ $(grep -c 'shared objects file' "$scratch/loaded") -gt 1000 ]] || die "The class cache was not used at all."
(($(wc -w <<<"$made") <= most)) || die "A look makes or loads more than $most classes of its own at run time:
$made"
