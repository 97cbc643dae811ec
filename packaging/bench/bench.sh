#!/usr/bin/env bash
# bench.sh watch [--old] | status | figures | stop | quiet | log: measures what is promised, beside what it is to be compared with, in one
# run and in turn. Tables go to standard output. --old waits five minutes first, all others take less than three.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"
cd "$ROOT/core" || exit 1

JDK=$(find_jdk25)
export JAVA25_HOME=$JDK # for Maven's toolchain
target=$ROOT/core/target
parent=$target/bench-parent

(cd "$ROOT" && mvn -q -B -ntp -pl core test-compile dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile="$target/bench.classpath" 2>&1 | without_colours >&2)
[[ $parent -nt src/test/c/parent.c ]] || cc -std=gnu17 -O2 -Wall -Wextra -Werror -o "$parent" src/test/c/parent.c

measure() { # OPTION... -- ARGUMENT...: with these options of the JVM
  local options=()
  while [[ $1 != -- ]]; do
    options+=("$1")
    shift
  done
  shift
  "$JDK/bin/java" "${options[@]}" --enable-native-access=ALL-UNNAMED "-Dbench.parent=$parent" \
    -cp "$target/test-classes:$target/classes:$(<"$target/bench.classpath")" io.github.pidkeeper.core.bench.Bench "$@"
}

tray=$ROOT/packaging/image/tray.options
measure "@$tray" -- "$@"
if [[ $* == status ]]; then
  echo
  measure -- "$@" # and with the JVM as it is when nothing is said
fi
