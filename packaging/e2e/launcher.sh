#!/usr/bin/env bash
# The launcher of the image starts the program from wherever it is called, and says nothing of its own.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A stopped broker: its pid file is not there, and nobody is this program. LSB says 3.
stopped=(status --state-dir "$scratch/state" --pid-file "$scratch/absent.pid" -- "$scratch/no-broker")

expect_stopped() {
  local code=0
  "$@" "${stopped[@]}" >"$scratch/out" 2>"$scratch/err" || code=$?
  ((code == 3)) || die "$* said $code instead of 3: $(cat "$scratch/out" "$scratch/err")"
  [[ ! -s $scratch/err ]] || die "$* complained: $(cat "$scratch/err")"
}

image=$PIDKEEPER_IMAGE
expect_stopped "$image/bin/pidkeeper"

ln -s "$image/bin/pidkeeper" "$scratch/link"
expect_stopped "$scratch/link"
PATH=$image/bin:$PATH expect_stopped pidkeeper
(cd "$image/bin" && expect_stopped ./pidkeeper)

# Moved or without its class cache, the program is as quiet.
cp -a "$image" "$scratch/moved image"
expect_stopped "$scratch/moved image/bin/pidkeeper"
rm "$scratch/moved image/lib/app/verbs.aot"
expect_stopped "$scratch/moved image/bin/pidkeeper"

# In a working directory that was removed it works too. (That sh says something is not ours to change.)
mkdir "$scratch/gone"
code=0
(cd "$scratch/gone" && rmdir "$scratch/gone" && exec "$image/bin/pidkeeper" "${stopped[@]}") \
  >"$scratch/out" 2>"$scratch/err" || code=$?
((code == 3)) || die "In a removed directory it said $code instead of 3: $(cat "$scratch/out" "$scratch/err")"
(($(wc -l <"$scratch/err") <= 1)) || die "In a removed directory it complained: $(cat "$scratch/err")"
