#!/usr/bin/env bash
# Runs the races for many rounds, and prints them as a table: how often each verb came to what, in how many rounds the words
# and the world disagreed, how many bystanders were hit, and how many microseconds lay between the first and the last who
# were let go (the median). Success means that nothing disagreed and nobody was hit.
#
#   races.sh [ROUNDS [ROUNDS OF THE BUILT PROGRAM]]     200 and 50 unless given; takes a quarter of an hour and more
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"
cd "$ROOT" || exit 1

install_packages maven gcc libc6-dev util-linux procps
JAVA25_HOME=$(find_jdk25)
export JAVA25_HOME
packaging/build.sh

tables=(core/target/races.tsv app/target/races.tsv)
log=$ROOT/core/target/races.log
mkdir -p core/target
rm -rf "${tables[@]}" core/target/failsafe-reports
mvn -q -B -ntp -Pdesktop -pl core,app verify -Dtest=none -Dit.test=RacesIT,RacesImageIT \
  -Dpidkeeper.rounds="${1:-200}" -Dpidkeeper.image.rounds="${2:-50}" \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false 2>&1 | without_colours >"$log" || true
for table in "${tables[@]}"; do
  [[ -s $table ]] || die "Not all races were run: $(grep -v '^\s*at ' "$log" | tail -20)"
done
grep -E ', round [0-9]+: |, a bystander: ' "$log" >&2 || true

# The first pass measures the columns, the second prints them.
cat "${tables[@]}" "${tables[@]}" | awk -F '\t' -v rows="$(cat "${tables[@]}" | wc -l)" '
  NR <= rows { if (length($1) > name) name = length($1); if (length($3) > told) told = length($3); next }
  NR == rows + 1 { printf "%-" name "s %6s  %-" told "s %6s %9s %7s\n", "race", "rounds", "outcomes", "harmed", "disagreed", "spread" }
  {
    printf "%-" name "s %6d  %-" told "s %6d %9d %7s\n", $1, $2, $3, $4, $5, $6 ? $6 : "-"
    rounds += $2; harmed += $4; disagreed += $5
  }
  END {
    printf "\n%d races, %d rounds, %d bystanders harmed, %d rounds disagreed\n", rows, rounds, harmed, disagreed
    exit !(rows > 0 && harmed == 0 && disagreed == 0)
  }'
