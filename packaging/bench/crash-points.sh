#!/usr/bin/env bash
# Ends the program by force at every point of every operation (the beginning and end of each step, before and after each
# lock, signal and start of a process, before each change on disk, and in the middle of each write), lets each verb follow,
# and prints how many of these points were passed. Success means all. Takes half an hour and more.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"
cd "$ROOT" || exit 1

install_packages maven gcc libc6-dev util-linux procps
JAVA25_HOME=$(find_jdk25)
export JAVA25_HOME

table=core/target/crash-points.tsv
log=$ROOT/core/target/crash-points.log
mkdir -p core/target
rm -rf "$table" core/target/failsafe-reports
mvn -q -B -ntp -pl core verify -Dtest=none -Dit.test=CrashPointsIT -Dpidkeeper.points.all=true \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false 2>&1 | without_colours >"$log" || true
[[ -s $table ]] || die "The points were not tried: $(grep -v '^\s*at ' "$log" | tail -20)"

# scenario, kind of point, what did not come to pass any more, what was done next, and what was wrong then
awk -F '\t' '
  $5 { print "NOT PASSED: " $1 ", " $2 " " $3 ", then " $4 ": " $5 > "/dev/stderr" }
  !($1 in seen) { seen[$1] = 1; order[++scenarios] = $1 }
  { tried[$1 " " $2]++; all[$1]++; passed[$1 " " $2] += !$5; well[$1] += !$5 }
  END {
    printf "%-24s %9s %9s %9s %9s %11s\n", "operation", "steps", "acts", "changes", "torn", "all passed"
    for (i = 1; i <= scenarios; i++) {
      s = order[i]
      printf "%-24s", s
      for (k = 1; k <= split("STEP ACT CHANGE TORN", kinds, " "); k++) printf " %9s", (passed[s " " kinds[k]] + 0) "/" (tried[s " " kinds[k]] + 0)
      printf " %11s\n", well[s] "/" all[s]
      points += all[s]; good += well[s]
    }
    printf "\n%d of %d points passed\n", good, points
    exit !(points > 0 && good == points)
  }' "$table"
