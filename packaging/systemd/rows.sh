#!/usr/bin/env bash
# The rows: each makes something for real that systemd, the program or a person may do, asks the program, and holds what it
# says against what systemd and the kernel say. Runs as a service within the bed. For each row one line on standard output,
# "row", what it was, the verdict and the time, separated by tabs; "note" lines say what was wrong.
set -euo pipefail
# shellcheck source=packaging/systemd/inside.sh
. "$(dirname -- "$0")/inside.sh"

plantd=/usr/local/sbin/plantd # the stand-in for a broker, whose faults are flags
install -m 755 /opt/plantd "$plantd"
install -d -m 755 "$places"

mosquitto=(--state-dir "$state" --pid-file /run/mosquitto/mosquitto.pid -- /usr/sbin/mosquitto -c /etc/mosquitto/mosquitto.conf)

# plant: the stand-in as it is described to the program on the spot; $flags are its own.
plant() { described=(--state-dir "$state" --pid-file "$places/plant.pid" --port 1884 -- "$plantd" "${flags[@]}"); }

# plant_of UNIT: the same, and it is configured that this unit runs it.
plant_of() {
  "${pidkeeper[@]}" brokers add plant --unit "$1" --pid-file "$places/plant.pid" --port 1884 -- "$plantd" "${flags[@]}"
  described=(plant --state-dir "$state")
}

# plant_unit [LINE...]: plant.service, which runs the stand-in.
plant_unit() {
  {
    echo '[Service]'
    [[ $* == *ExecStart=* ]] || echo "ExecStart=$plantd ${flags[*]}"
    (($# == 0)) || printf '%s\n' "$@"
  } | unit plant.service
}

answers() { "${pidkeeper[@]}" status "${described[@]}" >/dev/null; }

# starts_plant: by systemd, and until it answers.
starts_plant() {
  systemctl start plant.service
  until_ 5 answers
}

# --- the unit of Debian's Mosquitto -----------------------------------------------------------------------------------

its_owner_is_told() {
  systemctl start mosquitto.service
  asks 0 status --json "${mosquitto[@]}"
  tells .state running
  tells .pid "$(main_pid mosquitto.service)"
  tells .owner systemd:mosquitto.service
  tells .pidFile.health true
}

a_dry_run_changes_nothing() {
  systemctl start mosquitto.service
  local before verb
  before=$(world)
  for verb in stop restart reload; do
    asks 0 "$verb" --dry-run --json "${mosquitto[@]}"
    tells .outcome would-be-done
    tells '[.steps[].target | select(.unit?) | .unit + " " + .manager + " " + .order] | join(",")' "mosquitto.service system $verb"
    is "the world after a dry run of $verb" "$before" "$(world)"
  done
  asks 5 start --dry-run "${mosquitto[@]}"
  is "the world after a dry run of start" "$before" "$(world)"
}

# All that an operation would change.
world() {
  property mosquitto.service InvocationID
  main_pid mosquitto.service
  property mosquitto.service StateChangeTimestampMonotonic
  cat /run/mosquitto/mosquitto.pid
  find "$state" -printf '%p %T@ %s\n' 2>/dev/null || true
  systemctl list-jobs --no-legend
}

a_reload_reaches_the_same_process() {
  systemctl start mosquitto.service
  local pid
  pid=$(main_pid mosquitto.service)
  asks 0 reload --json "${mosquitto[@]}"
  tells .status.pid "$pid"
  is MainPID "$pid" "$(main_pid mosquitto.service)"
  grep -q 'Reloading config' /var/log/mosquitto/mosquitto.log || fail "Mosquitto has not read its configuration again"
}

a_restart_brings_another_process() {
  systemctl start mosquitto.service
  local pid
  pid=$(main_pid mosquitto.service)
  asks 0 restart --json "${mosquitto[@]}"
  tells .status.pid "$(main_pid mosquitto.service)"
  tells_of_another_than "$pid"
  tells .status.pidFile.health true
  tells .status.owner systemd:mosquitto.service
}

a_stop_and_a_start_go_through_the_unit() {
  systemctl start mosquitto.service
  asks 0 stop "${mosquitto[@]}"
  says 'systemd has stopped mosquitto.service'
  is ActiveState inactive "$(property mosquitto.service ActiveState)"
  asks 3 status "${mosquitto[@]}"
  asks 5 stop "${mosquitto[@]}"
  asks 0 start --json "${mosquitto[@]}" # whom systemd has stopped it also starts
  tells .status.owner systemd:mosquitto.service
  tells .status.pid "$(main_pid mosquitto.service)"
}

the_journal_names_the_unit() {
  systemctl start mosquitto.service
  asks 0 restart "${mosquitto[@]}"
  asks 0 stop "${mosquitto[@]}"
  said=$("${pidkeeper[@]}" journal --json --state-dir "$state")
  is "what was ordered" "restart mosquitto.service intended,restart mosquitto.service done,stop mosquitto.service intended,stop mosquitto.service done" \
    "$(jq -r 'select(.action == "order") | .detail + " " + .result' <<<"$said" | paste -sd,)"
  is "signals of our own" '' "$(jq -r 'select(.action == "signal") | .detail' <<<"$said")"
}

# --- a unit that starts its broker again, whatever it ends of -----------------------------------------------------------

restarting() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --exit-delay 1000)
  plant
  plant_unit Restart=always RestartSec=300ms
}

what_systemd_would_revive_stays_stopped() {
  restarting
  starts_plant
  local pid
  pid=$(main_pid plant.service)
  "${pidkeeper[@]}" stop "${described[@]}" >"$places/stop.out" 2>&1 &
  local stop=$! samples=0
  while lives "$pid"; do
    # Looked at between two proofs of life.
    if [[ ! -e $places/plant.pid ]] && lives "$pid"; then fail "the pid file went before the process"; fi
    samples=$((samples + 1))
  done
  wait "$stop" || fail "the stop has failed: $(cat "$places/stop.out")"
  ((samples > 20)) || fail "only $samples looks at the pid file"
  [[ ! -e $places/plant.pid ]] || fail "the pid file is left"
  stays 1 activity_is plant.service inactive
  asks 3 status "${described[@]}"
}

after_a_kill_every_answer_is_true() {
  restarting
  starts_plant
  local old new='' begin code=0
  old=$(main_pid plant.service)
  kill -KILL "$old"
  begin=${EPOCHREALTIME/./}
  while [[ -z $new ]]; do
    said=$("${pidkeeper[@]}" status --json "${described[@]}") && code=0 || code=$?
    [[ $(jq -r .pid <<<"$said") != "$old" ]] || fail "it names the dead process: $said"
    case $(jq -r .state <<<"$said") in
      running) new=$(jq -r .pid <<<"$said") ;;
      stopped | failed | starting) ((code != 0)) || fail "exit code 0: $said" ;;
      *) fail "$said" ;;
    esac
    ((${EPOCHREALTIME/./} - begin < 5000000)) || fail "not seen to run again: $said"
  done
  is "the new process" "$(main_pid plant.service)" "$new"
  tells .pidFile.health true
  tells .owner systemd:plant.service
}

# --- units that do not obey ---------------------------------------------------------------------------------------------

deaf() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --ignore-term)
  plant
  plant_unit TimeoutStopSec=1s
}

a_stop_that_systemd_forces_is_told() {
  deaf
  starts_plant
  local pid
  pid=$(main_pid plant.service)
  asks 0 stop --dry-run "${described[@]}"
  says 'which systemd itself forces after 1 s'
  asks 0 stop "${described[@]}"
  lives "$pid" && fail "it lives on"
  says 'by force'
  [[ ! -e $places/plant.pid ]] || fail "the pid file is left"
  asks 3 status "${described[@]}"
}

a_restart_that_systemd_forces_is_one() {
  deaf
  starts_plant
  local pid
  pid=$(main_pid plant.service)
  asks 0 restart --json "${described[@]}"
  tells .status.pid "$(main_pid plant.service)"
  tells_of_another_than "$pid"
}

a_unit_that_never_forces_is_waited_for() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --exit-delay 1500)
  plant
  plant_unit TimeoutStopSec=infinity
  starts_plant
  asks 0 stop --dry-run "${described[@]}"
  says 'which systemd does not force'
  asks 0 stop "${described[@]}"
}

what_nobody_forces_lives_on_with_its_file() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --ignore-term)
  plant
  plant_unit TimeoutStopSec=1s SendSIGKILL=no
  starts_plant
  local pid
  pid=$(main_pid plant.service)
  asks 7 stop "${described[@]}"
  says 'systemctl status plant.service'
  lives "$pid" || fail "it was ended"
  is "the pid file" "$pid" "$(cat "$places/plant.pid")"
  asks 0 status --json "${described[@]}"
  tells .pid "$pid"
}

what_ends_by_an_error_is_stopped() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --exit-code 3)
  plant
  plant_unit Restart=on-failure RestartSec=100ms
  starts_plant
  asks 0 stop "${described[@]}"
  stays 1 activity_is plant.service failed
  asks 3 status "${described[@]}"
}

# --- units that do not start --------------------------------------------------------------------------------------------

a_wrong_configuration_is_told_in_the_units_words() {
  echo 'no_such_option 1' >"$places/wrong.conf"
  printf '[Service]\nType=notify\nNotifyAccess=main\nExecStart=/usr/sbin/mosquitto -c %s\n' "$places/wrong.conf" | unit plant.service
  "${pidkeeper[@]}" brokers add plant --unit plant.service --pid-file "$places/plant.pid" --port 1884 -- /usr/sbin/mosquitto -c "$places/wrong.conf"
  asks 7 start plant --state-dir "$state"
  says 'exit code 3'
  says 'no_such_option'
  says 'systemctl status plant.service'
}

a_unit_that_fails_time_and_again_is_told() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --exit-at-once 5)
  plant_of plant.service
  plant_unit Restart=always RestartSec=50ms
  asks 7 start "${described[@]}"
  says 'exit code 5'
  says 'systemctl status plant.service'
}

a_program_that_is_not_there_is_told() {
  flags=(--port 1884)
  plant_of plant.service
  plant_unit ExecStart=/usr/local/sbin/plantx
  asks 7 start "${described[@]}"
  says 'systemctl status plant.service'
}

a_condition_that_does_not_hold_is_told() {
  flags=(--port 1884)
  plant_of plant.service
  printf '[Unit]\nConditionPathExists=/nowhere\n[Service]\nExecStart=%s %s\n' "$plantd" "${flags[*]}" | unit plant.service
  asks 7 start "${described[@]}"
  says 'systemctl status plant.service'
}

# once_in_vain LINE...: plant.service has run and ended by exit code 5, and has these lines in [Unit] from now on.
once_in_vain() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --exit-at-once 5)
  plant_of plant.service
  plant_unit
  asks 7 start "${described[@]}"
  says 'exit code 5'
  plant_unit '[Unit]' "$@"
}

a_start_that_a_dependency_prevents_is_not_told_by_the_run_before() {
  printf '[Service]\nType=oneshot\nExecStart=/bin/false\n' | unit plant-needed.service
  once_in_vain Requires=plant-needed.service After=plant-needed.service
  asks 7 start "${described[@]}"
  says 'ended with “dependency”'
  says_nothing_of 'exit code 5'
}

a_start_that_a_condition_prevents_is_not_told_by_the_run_before() {
  once_in_vain ConditionPathExists=/nowhere
  asks 7 start "${described[@]}"
  says 'systemctl status plant.service'
  says_nothing_of 'exit code 5'
}

a_start_that_is_one_too_many_is_not_told_by_the_run_before() {
  once_in_vain StartLimitIntervalSec=60 StartLimitBurst=1
  systemctl start plant.service || true
  asks 7 start "${described[@]}"
  says 'ended with “failed”'
  says_nothing_of 'exit code 5'
}

# --- units whose file is not as it was ----------------------------------------------------------------------------------

ordinary() {
  flags=(--port 1884 --pid-file "$places/plant.pid")
  plant
  plant_unit
}

a_masked_unit_is_not_started() {
  ordinary
  plant_of plant.service
  mask
  asks 6 start --dry-run "${described[@]}"
  asks 6 start "${described[@]}"
  says 'masked'
  says 'systemctl unmask plant.service'
  [[ ! -e $places/plant.pid ]] || fail "it was started"
}

mask() {
  rm "$units/plant.service"
  ln -s /dev/null "$units/plant.service"
  systemctl daemon-reload
}

a_masked_unit_that_runs_is_stopped_and_not_restarted() {
  ordinary
  starts_plant
  local pid
  pid=$(main_pid plant.service)
  mask
  asks 6 restart "${described[@]}"
  says 'masked'
  is MainPID "$pid" "$(main_pid plant.service)"
  asks 6 restart --dry-run "${described[@]}"
  asks 0 stop --dry-run "${described[@]}"
  asks 0 stop "${described[@]}"
  lives "$pid" && fail "it lives on"
  return 0
}

a_removed_unit_that_runs_is_stopped_and_not_restarted() {
  ordinary
  starts_plant
  local pid
  pid=$(main_pid plant.service)
  rm "$units/plant.service"
  systemctl daemon-reload
  asks 0 status --json "${described[@]}"
  tells .owner systemd:plant.service
  asks 6 restart "${described[@]}"
  is MainPID "$pid" "$(main_pid plant.service)"
  asks 6 restart --dry-run "${described[@]}"
  asks 0 stop "${described[@]}"
  lives "$pid" && fail "it lives on"
  return 0
}

a_broken_unit_that_runs_is_stopped_and_not_restarted() {
  ordinary
  starts_plant
  local pid
  pid=$(main_pid plant.service)
  printf '[Service]\nType=oneshot\n' | unit plant.service # of what it starts, nothing is left
  asks 6 restart --dry-run "${described[@]}"
  asks 6 restart "${described[@]}"
  says 'cannot use (bad-setting)'
  says 'systemctl status plant.service'
  is MainPID "$pid" "$(main_pid plant.service)"
  asks 0 stop "${described[@]}"
  lives "$pid" && fail "it lives on"
  return 0
}

a_file_changed_since_is_told() {
  ordinary
  plant_of plant.service
  starts_plant
  printf 'Environment=A=1\n' >>"$units/plant.service"
  touch -d '+2 seconds' "$units/plant.service"
  is NeedDaemonReload yes "$(property plant.service NeedDaemonReload)"
  asks 0 restart --dry-run "${described[@]}"
  says 'systemctl daemon-reload'
  asks 0 restart "${described[@]}"
  says 'systemctl daemon-reload'
  asks 0 stop "${described[@]}"
  # What does not run is read anew: there is nothing to be told.
  asks 0 start "${described[@]}"
  says_nothing_of 'daemon-reload'
  grep -qz A=1 "/proc/$(main_pid plant.service)/environ" || fail "it was started by the old file"
}

a_unit_that_nobody_knows_is_not_started() {
  flags=(--port 1884)
  plant_of plant-unknown.service
  asks 6 start "${described[@]}"
  says 'plant-unknown.service'
}

# --- units of several processes -----------------------------------------------------------------------------------------

a_main_process_and_its_worker_are_one_broker() {
  flags=(--port 1884 --pid-file "$places/plant.pid" --worker)
  plant
  plant_unit
  starts_plant
  local pid worker
  pid=$(main_pid plant.service)
  worker=$(pgrep -P "$pid")
  asks 0 status --json "${described[@]}"
  tells .pid "$pid"
  tells .pidFile.health true
  tells .owner systemd:plant.service
  asks 0 restart "${described[@]}"
  lives "$pid" && fail "the main process lives on"
  lives "$worker" && fail "the worker lives on"
  asks 0 stop "${described[@]}"
  is "what is left in the unit" '' "$(cat "/sys/fs/cgroup/system.slice/plant.service/cgroup.procs" 2>/dev/null)"
}

a_unit_about_another_process_is_left_alone_unless_named() {
  flags=(--port 1884 --pid-file "$places/plant.pid")
  plant
  plant_unit "ExecStart=/bin/sh -c '$plantd ${flags[*]} & wait'"
  starts_plant
  local main broker
  main=$(main_pid plant.service) broker=$(cat "$places/plant.pid")
  asks 6 stop "${described[@]}"
  says 'about another process'
  lives "$main" || fail "the shell was ended"
  lives "$broker" || fail "the broker was ended"
  plant_of plant.service
  asks 0 stop "${described[@]}"
  lives "$broker" && fail "the broker lives on"
  return 0
}

a_forking_unit_is_told_by_its_real_process() {
  flags=(--port 1884 --daemonise --pid-file "$places/plant.pid")
  plant_of plant.service
  plant_unit Type=forking "PIDFile=$places/plant.pid"
  asks 0 start --json "${described[@]}"
  local pid
  pid=$(main_pid plant.service)
  tells .status.pid "$pid"
  asks 0 restart --json "${described[@]}"
  tells .status.pid "$(main_pid plant.service)"
  tells_of_another_than "$pid"
  asks 0 stop "${described[@]}"
  asks 3 status "${described[@]}"
}

a_forking_unit_that_waits_for_another_file_fails_in_time() {
  flags=(--port 1884 --daemonise --pid-file "$places/plant.pid")
  plant_of plant.service
  plant_unit Type=forking "PIDFile=$places/wrong.pid" TimeoutStartSec=2s
  asks 7 start "${described[@]}"
  says timeout
  says 'systemctl status plant.service'
  until_ 3 activity_is plant.service failed
  asks 1 status --json "${described[@]}" # systemd has ended it, and its file is left
  tells .pidFile.health stale
}

whoever_is_named_by_mistake_is_not_ended_with_the_unit() {
  flags=(--port 1884 --daemonise --pid-file "$places/plant.pid")
  plant_of plant.service
  systemd-run --quiet --unit=plant-bystander sleep 300
  local bystander
  bystander=$(main_pid plant-bystander.service)
  echo "$bystander" >"$places/wrong.pid"
  plant_unit Type=forking "PIDFile=$places/wrong.pid" TimeoutStartSec=2s
  systemctl start plant.service
  until_ 5 answers
  is "the unit's main process" "$bystander" "$(main_pid plant.service)"
  asks 0 status --json "${described[@]}"
  tells .pid "$(cat "$places/plant.pid")"
  local verb
  for verb in stop restart; do
    asks 6 "$verb" --dry-run "${described[@]}"
    asks 6 "$verb" "${described[@]}"
    says "$bystander"
    lives "$bystander" || fail "$verb has ended a bystander"
  done
  lives "$(cat "$places/plant.pid")" || fail "the broker was ended"
}

# mosquitto_with LINE...: Debian's unit, with these lines dropped in.
mosquitto_with() {
  mkdir -p "$units/mosquitto.service.d"
  printf '%s\n' '[Service]' "$@" >"$units/mosquitto.service.d/rows.conf"
  systemctl daemon-reload
  systemctl start mosquitto.service
}

a_reload_that_fails_ends_nothing() {
  mosquitto_with ExecReload= ExecReload=/bin/false
  local pid
  pid=$(main_pid mosquitto.service)
  asks 7 reload "${mosquitto[@]}"
  says 'systemctl status mosquitto.service'
  is MainPID "$pid" "$(main_pid mosquitto.service)"
}

a_unit_without_a_reload_is_not_reloaded() {
  mosquitto_with ExecReload=
  asks 6 reload "${mosquitto[@]}"
  says 'no ExecReload='
  says 'systemctl restart mosquitto.service'
}

# --- units of a user ----------------------------------------------------------------------------------------------------

# user_broker: Mosquitto as a service of tester's own manager.
user_broker() {
  local home=/home/tester
  as tester mkdir -p "$home/.config/systemd/user" "$home/broker"
  printf 'listener 1885 127.0.0.1\nallow_anonymous true\npid_file %s/broker/m.pid\n' "$home" >"$home/broker/m.conf"
  cat >"$home/.config/systemd/user/plant.service" <<UNIT
[Service]
Type=notify
ExecStart=/usr/sbin/mosquitto -c $home/broker/m.conf
ExecReload=/bin/kill -HUP \$MAINPID
Restart=always
RestartSec=200ms
UNIT
  of_user=(--pid-file "$home/broker/m.pid" -- /usr/sbin/mosquitto -c "$home/broker/m.conf")
  as tester systemctl --user daemon-reload
  as tester systemctl --user start plant.service
  manager=$(main_pid user@1000.service)
  [[ $manager != 0 ]] || fail "tester has no manager"
}

user_property() { as tester systemctl --user show -P "$1" plant.service; }

a_user_unit_is_asked_for_on_the_users_bus() {
  user_broker
  local pid
  pid=$(user_property MainPID)
  asked_by tester 0 status --json "${of_user[@]}"
  tells .owner systemd-user:plant.service
  tells .pid "$pid"
  asked_by tester 0 reload "${of_user[@]}"
  asked_by tester 0 restart --json "${of_user[@]}"
  tells .status.pid "$(user_property MainPID)"
  tells_of_another_than "$pid"
  asked_by tester 0 stop "${of_user[@]}"
  is ActiveState inactive "$(user_property ActiveState)"
  asked_by tester 0 start "${of_user[@]}"
  is ActiveState active "$(user_property ActiveState)"
  is "the user's manager" "$manager" "$(main_pid user@1000.service)"
}

root_leaves_a_user_unit_to_its_user() {
  user_broker
  local pid
  pid=$(user_property MainPID)
  asks 0 status --json --state-dir "$state" "${of_user[@]}"
  tells .owner systemd-user:plant.service
  asks 6 stop --state-dir "$state" "${of_user[@]}"
  says 'systemctl --user --machine=tester@ stop plant.service'
  lives "$pid" || fail "it was ended"
  is "the user's manager" "$manager" "$(main_pid user@1000.service)"
  # What is told to type does it.
  systemctl --user --machine=tester@ stop plant.service
  is ActiveState inactive "$(user_property ActiveState)"
}

a_user_without_a_session_is_told_so() {
  user_broker
  local pid
  pid=$(user_property MainPID)
  asked_by_nobody_at_home 6 stop "${of_user[@]}"
  says 'cannot be asked from here'
  lives "$pid" || fail "it was ended"
}

# As cron or a daemon calls: nothing tells where the bus is.
asked_by_nobody_at_home() {
  local expected=$1 code=0
  shift
  said=$(as tester env -u XDG_RUNTIME_DIR "${pidkeeper[@]}" "$@" 2>&1) || code=$?
  printf '%s\n-> %d\n' "$said" "$code"
  ((code == expected)) || fail "exit code $code instead of $expected"
}

# --- who may --------------------------------------------------------------------------------------------------------------

a_polkit_that_does_not_start_is_not_taken_for_the_unit() {
  systemctl mask --runtime --now --quiet polkit.service
  an_ordinary_stop_is_refused
  says 'polkit.service'
}

without_polkit_nobody_else_may() {
  local name=/usr/share/dbus-1/system-services/org.freedesktop.PolicyKit1.service
  systemctl stop polkit.service
  mv "$name" "$places/"
  systemctl reload dbus.service
  an_ordinary_stop_is_refused
  says 'does not permit'
  mv "$places/${name##*/}" "$name"
  systemctl reload dbus.service
}

an_ordinary_stop_is_refused() {
  systemctl start mosquitto.service
  local pid
  pid=$(main_pid mosquitto.service)
  asked_by tester 0 status --json "${mosquitto[@]:2}"
  tells .owner systemd:mosquitto.service
  asked_by tester 6 stop "${mosquitto[@]:2}"
  says 'sudo systemctl stop mosquitto.service'
  is MainPID "$pid" "$(main_pid mosquitto.service)"
}

without_a_rule_the_command_is_told() {
  systemctl start mosquitto.service
  local pid verb
  pid=$(main_pid mosquitto.service)
  for verb in stop restart reload; do
    asked_by tester 6 "$verb" "${mosquitto[@]:2}"
    says "sudo systemctl $verb mosquitto.service"
  done
  systemctl stop mosquitto.service
  as tester "${pidkeeper[@]}" brokers add mosquitto --unit mosquitto.service "${mosquitto[@]:2}"
  asked_by tester 6 start mosquitto
  says 'sudo systemctl start mosquitto.service'
  is ActiveState inactive "$(property mosquitto.service ActiveState)"
}

a_rule_permits_one_unit_to_one_user() {
  cat >/etc/polkit-1/rules.d/10-plant.rules <<'RULE'
polkit.addRule(function(action, subject) {
  if (action.id == "org.freedesktop.systemd1.manage-units" && subject.user == "tester" &&
      action.lookup("unit") == "mosquitto.service") return polkit.Result.YES;
});
RULE
  systemctl restart polkit.service
  ordinary
  starts_plant
  systemctl start mosquitto.service
  local pid
  pid=$(main_pid mosquitto.service)
  asked_by tester 0 restart --json "${mosquitto[@]:2}"
  tells .status.pid "$(main_pid mosquitto.service)"
  tells_of_another_than "$pid"
  asked_by tester 0 stop "${mosquitto[@]:2}"
  asked_by tester 0 start --json "${mosquitto[@]:2}"
  tells .status.pid "$(main_pid mosquitto.service)"
  asked_by tester 0 reload "${mosquitto[@]:2}"
  asked_by tester 6 stop "${described[@]:2}"
  says 'sudo systemctl stop plant.service'
  is ActiveState active "$(property plant.service ActiveState)"
  asked_by visitor 6 stop "${mosquitto[@]:2}"
  is ActiveState active "$(property mosquitto.service ActiveState)"
  rm /etc/polkit-1/rules.d/10-plant.rules
  systemctl restart polkit.service
}

# --- whom nobody owns ---------------------------------------------------------------------------------------------------

flags_of_the_free() {
  flags=(--port 1884 --pid-file "$places/plant.pid")
  plant
}

# nobody_owns GROUP: the stand-in runs there, belongs to nobody, and is stopped by a signal.
nobody_owns() {
  until_ 5 answers
  local pid
  pid=$(cat "$places/plant.pid")
  # shellcheck disable=SC2053  # a pattern
  [[ $(group "$pid") == $1 ]] || fail "it runs in $(group "$pid")"
  asks 0 status --json "${described[@]}"
  tells .owner nobody
  asks 0 stop "${described[@]}"
  lives "$pid" && fail "it lives on"
  is "the signals" 'SIGTERM sent' "$("${pidkeeper[@]}" journal --json --state-dir "$state" |
    jq -r 'select(.action == "signal" and .result != "intended") | .detail + " " + .result')"
}

a_process_in_no_unit() {
  flags_of_the_free
  mkdir /sys/fs/cgroup/bare
  (echo "$BASHPID" >/sys/fs/cgroup/bare/cgroup.procs && exec "$plantd" "${flags[@]}" >/dev/null) &
  nobody_owns /bare
  wait
  rmdir /sys/fs/cgroup/bare
}

a_process_in_a_scope() {
  flags_of_the_free
  systemd-run --quiet --scope --unit=plant-scope "$plantd" "${flags[@]}" >/dev/null &
  nobody_owns '*/plant-scope.scope'
  wait
}

a_process_in_a_login_session() {
  flags_of_the_free
  systemd-run --quiet --unit=plant-login -p PAMName=login -p User=root "$plantd" "${flags[@]}"
  nobody_owns '*/session-*.scope'
}

a_process_in_a_scope_of_a_user() {
  flags=(--port 1884 --pid-file /home/tester/plant.pid)
  described=(--pid-file /home/tester/plant.pid --port 1884 -- "$plantd" "${flags[@]}")
  as tester systemd-run --user --quiet --scope --unit=plant-scope "$plantd" "${flags[@]}" >/dev/null &
  until_ 5 answers
  local pid
  pid=$(cat /home/tester/plant.pid)
  [[ $(group "$pid") == */user@1000.service/*/plant-scope.scope ]] || fail "it runs in $(group "$pid")"
  asked_by tester 0 status --json "${described[@]}"
  tells .owner nobody
  asked_by tester 0 stop "${described[@]}"
  wait
  [[ $(main_pid user@1000.service) != 0 ]] || fail "the user's manager was ended"
}

the_user_manager_itself_is_never_asked_for() {
  user_broker
  asked_by tester 64 brokers add plant --unit user@1000.service "${of_user[@]}"
  asks 64 brokers add plant --unit user@1000.service "${of_user[@]}"
  is "the user's manager" "$manager" "$(main_pid user@1000.service)"
}

# -----------------------------------------------------------------------------------------------------------------------

# What is this machine's must not be written to by anybody in here.
for bound in /opt/pidkeeper /opt/bed; do
  if touch "$bound/probe" 2>/dev/null || mount -o remount,bind,rw "$bound" 2>/dev/null; then
    fail "$bound can be written to"
  fi
done
[[ $(systemctl is-system-running --wait) == running ]] || fail "the bed does not run: $(systemctl --failed --no-legend --plain)"
afresh

if (($#)); then
  for one in "$@"; do row "${one//_/ }" "$one"; done
else
  row "Mosquitto's unit: status names the owner" its_owner_is_told
  row "a dry run changes nothing" a_dry_run_changes_nothing
  row "reload: the same process, and it has read" a_reload_reaches_the_same_process
  row "restart: another process, true pid file" a_restart_brings_another_process
  row "stop, then start, of what systemd has stopped" a_stop_and_a_start_go_through_the_unit
  row "the journal names unit and order, no signal" the_journal_names_the_unit
  row "Restart=always: stays stopped, pid file until the exit" what_systemd_would_revive_stays_stopped
  row "Restart=always, SIGKILL from elsewhere: no answer is false" after_a_kill_every_answer_is_true
  row "deaf to SIGTERM: that systemd has forced it is told" a_stop_that_systemd_forces_is_told
  row "deaf to SIGTERM: restart" a_restart_that_systemd_forces_is_one
  row "TimeoutStopSec=infinity: waited for" a_unit_that_never_forces_is_waited_for
  row "deaf to SIGTERM, SendSIGKILL=no: lives on, pid file kept" what_nobody_forces_lives_on_with_its_file
  row "ends by an error when it is stopped" what_ends_by_an_error_is_stopped
  row "wrong configuration: exit code, own words, next step" a_wrong_configuration_is_told_in_the_units_words
  row "exits at once, time and again" a_unit_that_fails_time_and_again_is_told
  row "program that is not there" a_program_that_is_not_there_is_told
  row "condition that does not hold" a_condition_that_does_not_hold_is_told
  row "failed before, now a dependency fails" a_start_that_a_dependency_prevents_is_not_told_by_the_run_before
  row "failed before, now a condition does not hold" a_start_that_a_condition_prevents_is_not_told_by_the_run_before
  row "failed before, now one start too many" a_start_that_is_one_too_many_is_not_told_by_the_run_before
  row "masked: not started" a_masked_unit_is_not_started
  row "masked while it runs: stopped, not restarted" a_masked_unit_that_runs_is_stopped_and_not_restarted
  row "removed while it runs: stopped, not restarted" a_removed_unit_that_runs_is_stopped_and_not_restarted
  row "broken while it runs: stopped, not restarted" a_broken_unit_that_runs_is_stopped_and_not_restarted
  row "unit file changed on disk: told" a_file_changed_since_is_told
  row "unknown unit" a_unit_that_nobody_knows_is_not_started
  row "main process and worker" a_main_process_and_its_worker_are_one_broker
  row "broker below a shell: only if the unit is named" a_unit_about_another_process_is_left_alone_unless_named
  row "Type=forking" a_forking_unit_is_told_by_its_real_process
  row "Type=forking, waits for another pid file" a_forking_unit_that_waits_for_another_file_fails_in_time
  row "Type=forking, pid file names a bystander" whoever_is_named_by_mistake_is_not_ended_with_the_unit
  row "ExecReload= fails" a_reload_that_fails_ends_nothing
  row "no ExecReload=" a_unit_without_a_reload_is_not_reloaded
  row "user unit: asked on the user's bus" a_user_unit_is_asked_for_on_the_users_bus
  row "user unit, called by root: left to its user" root_leaves_a_user_unit_to_its_user
  row "user unit, called without a session" a_user_without_a_session_is_told_so
  row "user@1000.service is never asked for" the_user_manager_itself_is_never_asked_for
  row "ordinary user, no polkit" without_polkit_nobody_else_may
  row "ordinary user, polkit masked" a_polkit_that_does_not_start_is_not_taken_for_the_unit
  row "ordinary user, no rule" without_a_rule_the_command_is_told
  row "ordinary user, rule for one unit" a_rule_permits_one_unit_to_one_user
  row "process in no unit: signalled" a_process_in_no_unit
  row "process in a scope: signalled" a_process_in_a_scope
  row "process in a login session: signalled" a_process_in_a_login_session
  row "process in a user's scope: signalled" a_process_in_a_scope_of_a_user
fi
printf 'rows\t%d\t%d\n' "$passed" "$failed"
((failed == 0))
