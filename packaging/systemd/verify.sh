#!/usr/bin/env bash
# Checks what the program does with a real systemd: boots a Debian of its own, goes through rows of services that obey, do
# not obey, do not start or are not for us, asks the built program as root, as the user they belong to and as others, and
# prints what it was, the verdict and the time. Success means that every row passed. Takes two minutes, and one or two more
# the first time, when the Debian is fetched. All is gone afterwards but that Debian, in app/target/systemd (PIDKEEPER_BED).
#
#   verify.sh [ROW...]     all of them, unless named as in rows.sh
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"
# shellcheck source=packaging/systemd/bed.sh
. "$(dirname -- "$0")/bed.sh"
cd "$ROOT" || exit 1

obstacle=$(bed_obstacle) || die "$obstacle"
trap bed_end EXIT
trap 'exit 130' INT TERM HUP

install_packages maven gcc libc6-dev debootstrap systemd-container util-linux passwd
JAVA25_HOME=$(find_jdk25)
export JAVA25_HOME
packaging/build.sh
bed_make
gcc -static -pthread -O1 -o "$BED/plantd" core/src/test/c/standin.c core/src/test/c/nanomq.c

here=$ROOT/packaging/systemd
table=$BED/rows.tsv
console=$BED/console.log
: >"$table"
: >"$console"
# What systemd knows of the rows' service beyond its file: which rows.
printf '%s\n' "$*" >"$BED/rows"
bed_boot rows.service "$ROOT/app/target/image/pidkeeper:/opt/pidkeeper" "$here:/opt/bed" "$BED/plantd:/opt/plantd" \
  "$BED/rows:/opt/rows" "$here/rows.service:/etc/systemd/system/rows.service"
silence=120 heard=0
while IFS= read -r -t "$silence" line || { heard=$? && false; }; do
  line=${line%$'\r'}
  case $line in
    $'row\t'*)
      printf '%s\n' "${line#*$'\t'}" >>"$table"
      IFS=$'\t' read -r _ what verdict _ <<<"$line"
      say "$verdict: $what"
      ;;
    $'note\t'*) say "    ${line#*$'\t'}" ;;
    $'rows\t'*) told=$line ;;
  esac
  printf '%s\n' "$line" >>"$console"
done <&"$bed_console"
if ((heard > 128)); then # the bed lives on, and nothing comes of it
  bed_end
  die "For $silence s nothing was heard of the row after \"$(tail -1 "$table" | cut -f 1)\"."
fi
code=0
bed_wait || code=$?
[[ -n ${told-} ]] || die "The rows did not come to their end: $(grep -v $'^row\t' "$console" | tail -3)"

# The first pass measures the columns, the second prints them.
awk -F '\t' '
  NR == FNR { if (length($1) > width) width = length($1); next }
  { printf "%-" width "s  %-7s %6s s\n", $1, $2, $3; rows++; passed += $2 == "passed" }
  END {
    printf "\n%d of %d rows passed\n", passed, rows
    exit !(rows > 0 && passed == rows)
  }' "$table" "$table"

# A row whose line was not to be read is none of the table.
[[ $told == "rows"$'\t'"$(wc -l <"$table")"$'\t'0 ]] || die "Within, other rows were counted (passed, failed): ${told#*$'\t'}"
((code == 0)) || die "The bed ended with exit code $code."
