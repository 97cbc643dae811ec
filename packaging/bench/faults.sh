#!/usr/bin/env bash
# Runs the fault matrix, and nothing else, on the built program, and prints it as a table: what was made for real, what
# the program answered, how long it took, and how many bystanders were harmed. Success means that every row passed.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"
cd "$ROOT" || exit 1

install_packages maven gcc libc6-dev util-linux procps mosquitto
JAVA25_HOME=$(find_jdk25)
export JAVA25_HOME
packaging/build.sh

table=$ROOT/app/target/fault-matrix.tsv
log=$ROOT/app/target/fault-matrix.log
rm -f "$table"
mvn -q -B -ntp -Pdesktop -pl core,app verify -Dtest=none -Dit.test=FaultMatrixImageIT \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false 2>&1 | without_colours >"$log" || true
[[ -s $table ]] || die "The matrix was not run: $(grep -v '^\s*at ' "$log" | tail -20)"

# The first pass measures the columns, the second prints them.
awk -F '\t' '
  NR == FNR { if (length($2) > width) width = length($2); next }
  { printf "%-5s %-" width "s  %-7s %6s %6s  %s\n", $1, $2, $3, $5, $6, $4 }
  FNR > 1 { rows++; passed += $3 == "passed"; harmed += $6 }
  END {
    printf "\n%d of %d rows passed, %d bystanders harmed\n", passed, rows, harmed
    exit !(rows > 0 && passed == rows && harmed == 0)
  }' "$table" "$table"
