#!/usr/bin/env bash
# Runs every test there is, and checks the built program. The last line counts; success means all passed, none skipped.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/lib.sh"

# A shell in the background has its children ignore Ctrl-C, and nohup a hang-up; some tests end a program with just these.
if [[ ${PIDKEEPER_SIGNALS-} != default ]]; then
  exec env --default-signal=INT,QUIT,HUP PIDKEEPER_SIGNALS=default bash "$0" "$@"
fi
cd "$ROOT" || exit 1
shopt -s nullglob

install_packages maven gcc libc6-dev shellcheck procps util-linux iproute2 \
  xvfb openbox xfce4-panel dbus dbus-x11 xdotool x11-utils imagemagick fonts-dejavu-core fonts-wqy-zenhei \
  mosquitto mosquitto-clients \
  dpkg-dev lintian desktop-file-utils appstream libglib2.0-bin libgtk-3-0 libxtst6 libxxf86vm1 libgl1
JAVA25_HOME=$(find_jdk25)
export JAVA25_HOME
export PIDKEEPER_IMAGE=$ROOT/app/target/image/pidkeeper
export PIDKEEPER_VERIFY=$$.$EPOCHREALTIME # inherited by every process of this run, and found again at its end

passed=0 failed=0 skipped=0

# check NAME COMMAND...: one check of our own.
check() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    say "FAILED: $name"
  fi
}

tests_of_maven() {
  find core/target app/target -name 'TEST-*.xml' -path '*-reports/*' -delete 2>/dev/null || true
  rm -f core/target/faults.tsv app/target/faults.tsv # which the tests append to
  on_virtual_desktop mvn -B -ntp -fae -Pdesktop -Dmaven.test.failure.ignore=true verify 2>&1 | without_colours
}

reports() { find core/target app/target -name 'TEST-*.xml' -path '*-reports/*'; }

# Adds what the reports say to the counts, and names the classes that are not all green.
count_reports() {
  local p f s
  # shellcheck disable=SC2016  # $0 is awk's
  read -r p f s < <(reports | xargs -r grep -h '<testsuite ' | awk '
    function value(name) { return match($0, " " name "=\"[^\"]*") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    {
      bad = value("failures") + value("errors"); out = value("skipped") + 0
      passed += value("tests") - bad - out; failed += bad; skipped += out
      if (bad + out > 0) print "NOT GREEN: " value("name") > "/dev/stderr"
    }
    END { print passed + 0, failed + 0, skipped + 0 }')
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# A class with tests that left no report did not run.
every_test_class_reported() {
  local source class reported silent=0
  reported=$(reports)
  while IFS= read -r source; do
    class=${source#*/src/test/java/}
    class=${class%.java}
    if ! grep -qE "/TEST-${class//\//\\.}(\\\$.*)?\.xml$" <<<"$reported"; then
      say "did not run: ${class//\//.}"
      silent=1
    fi
  done < <(grep -rlE '@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property)$|@(ParameterizedTest|Property)\(' \
    core/src/test/java app/src/test/java | grep -E '(Test|IT)\.java$')
  return "$silent"
}

left_behind() {
  local environment pid
  for environment in /proc/[0-9]*/environ; do
    pid=${environment//[!0-9]/}
    if grep -qsz "^PIDKEEPER_VERIFY=$PIDKEEPER_VERIFY\$" "$environment"; then
      printf '%s %s\n' "$pid" "$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null)"
    fi
  done
}

nothing_left_behind() {
  [[ -z $(left_behind) ]]
}

check "the scripts are sound" shellcheck -x packaging/*.sh packaging/*/*.sh packaging/image/pidkeeper \
  packaging/linux/share/*.bash-completion .ci/run
check "the program is built" packaging/build.sh
check "the build of the tests" tests_of_maven
count_reports
check "every test class ran" every_test_class_reported
for script in packaging/e2e/*.sh; do
  check "$script" on_virtual_desktop timeout 120 "$script"
done
check "nothing is left behind" wait_for 5 nothing_left_behind
left_behind | while read -r pid command; do
  say "ending what was left behind: $pid $command"
  kill -KILL "$pid" || true
done

echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0 && skipped == 0))
