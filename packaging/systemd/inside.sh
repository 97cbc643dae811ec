# shellcheck shell=bash
# What the rows share: how one is run and told, the program asked, units made and looked at. To be sourced within the bed.

export PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C.UTF-8
pidkeeper=(timeout --kill-after=5 60 /opt/pidkeeper/bin/pidkeeper) # none of the rows takes it that long
places=/run/plants     # of pid files, and of what rows write down
# shellcheck disable=SC2034  # for the rows
state=$places/state    # of the program, when root calls it
units=/run/systemd/system # of the rows
passed=0 failed=0

# row WHAT FUNCTION: runs it, and tells the verdict; what went wrong, if something did, before it.
row() {
  local begin=${EPOCHREALTIME/./} verdict=passed words code
  # Without "if": there, bash would not stop at the first command that fails.
  set +e
  (
    set -e
    "$2"
  ) >"$places/row.out" 2>&1
  code=$?
  set -e
  ((code == 0)) || verdict=FAILED
  if [[ $verdict == passed ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  words=$(printf '%d.%01d' $(((${EPOCHREALTIME/./} - begin) / 1000000)) $(((${EPOCHREALTIME/./} - begin) / 100000 % 10)))
  if [[ $verdict == FAILED ]]; then
    printf 'note\t%s\n' "--- $1"
    sed 's/^/note\t/' "$places/row.out"
    journalctl -q -n 12 --no-pager -o short-monotonic | sed 's/^/note\t/'
  fi
  printf 'row\t%s\t%s\t%s\n' "$1" "$verdict" "$words"
  afresh
}

# Nothing of a row is left to the next one.
afresh() {
  local name
  while read -r name; do
    systemctl kill -s KILL "$name" 2>/dev/null || true
    systemctl stop "$name" 2>/dev/null || true
  done < <(systemctl list-units --all --plain --no-legend 'plant*' | awk '{ print $1 }')
  # Those in no unit, too. All of this name are of the rows: the bed has a pid namespace of its own.
  pidof plantd | xargs -r kill -KILL 2>/dev/null || true
  until_ 5 no_plantd
  rm -rf "${units:?}"/{plant*.service,mosquitto.service.d} "$places"/*.pid "$state" {/root,/home/tester}/{.config,.local/state}/pidkeeper
  if as tester systemctl --user stop plant.service 2>/dev/null; then
    as tester systemctl --user reset-failed
  fi
  systemctl unmask --runtime --quiet polkit.service
  systemctl daemon-reload
  systemctl reset-failed
  systemctl stop mosquitto.service
}

no_plantd() { ! pidof -q plantd; }

# fail SENTENCE: this row has failed.
fail() {
  printf '%s\n' "$*"
  exit 1
}

# is WHAT EXPECTED FOUND
is() { [[ $2 == "$3" ]] || fail "$1: expected \"$2\", found \"$3\""; }

# --- the program ----------------------------------------------------------------------------------------------------

# asks CODE ARGUMENT...: calls the program, shows what it says, keeps that in $said, and holds it to its exit code.
asks() { asked_by root "$@"; }

# asked_by USER CODE ARGUMENT...
asked_by() {
  local user=$1 expected=$2 code=0
  shift 2
  said=$(as "$user" "${pidkeeper[@]}" "$@" 2>&1) || code=$?
  printf '%s: pidkeeper %s\n%s\n-> %d\n' "$user" "$*" "$said" "$code"
  ((code == expected)) || fail "exit code $code instead of $expected"
}

# as USER COMMAND...: in that user's environment, as after a login.
as() {
  local user=$1 id home
  shift
  id=$(id -u "$user") home=$(getent passwd "$user" | cut -d: -f6)
  setpriv --reuid "$id" --regid "$id" --init-groups env -i -C / PATH="$PATH" LC_ALL="$LC_ALL" HOME="$home" USER="$user" \
    XDG_RUNTIME_DIR="/run/user/$id" "$@"
}

# says TEXT: the program has said so.
says() { [[ $said == *"$1"* ]] || fail "it does not say: $1"; }

says_nothing_of() { [[ $said != *"$1"* ]] || fail "it says: $1"; }

# tells FILTER EXPECTED: what a document of the program says there.
tells() { is "$1" "$2" "$(jq -r "$1" <<<"$said")"; }

# tells_of_another_than PID: what runs now is not this process, which has ended.
tells_of_another_than() {
  [[ $(jq -r .status.pid <<<"$said") != "$1" ]] || fail "it is the same process"
  if lives "$1"; then fail "$1 lives on"; fi
}

# --- units ----------------------------------------------------------------------------------------------------------

# unit NAME: a service of the system, its text from standard input. It is not started.
unit() {
  mkdir -p "$units"
  cat >"$units/$1"
  systemctl daemon-reload
}

# property UNIT NAME
property() { systemctl show -P "$2" "$1"; }

main_pid() { property "$1" MainPID; }

# until_ SECONDS COMMAND...: succeeds as soon as the command does.
until_() {
  local end=$((${EPOCHREALTIME/./} + $1 * 1000000))
  shift
  until "$@"; do
    ((${EPOCHREALTIME/./} < end)) || fail "not within its time: $*"
    sleep 0.05
  done
}

# stays SECONDS COMMAND...: fails as soon as the command does.
stays() {
  local end=$((${EPOCHREALTIME/./} + $1 * 1000000))
  shift
  while ((${EPOCHREALTIME/./} < end)); do
    "$@" || fail "it does not stay so: $*"
    sleep 0.05
  done
}

activity_is() { [[ $(property "$1" ActiveState) == "$2" ]]; }

lives() { [[ -d /proc/$1 ]] && ! grep -q '^State:.[ZX]' "/proc/$1/status" 2>/dev/null; }

# group PID: where systemd sees it.
group() { sed -n 's/^0:://p' "/proc/$1/cgroup"; }
