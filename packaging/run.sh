#!/usr/bin/env bash
# The one command: builds what is not built and starts Pidkeeper; arguments go to it. Without arguments and without a
# display it shows itself: on a virtual desktop, on the practice broker, in app/target/first-light.png.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/lib.sh"

program=$ROOT/app/target/image/pidkeeper/bin/pidkeeper
picture=$ROOT/app/target/first-light.png
mark=PIDKEEPER_FIRST_LIGHT=$$.$EPOCHREALTIME # in the environment of everything that the virtual desktop starts

# What JavaFX loads, and letters to write with, Chinese ones too.
window=(libgtk-3-0 libxtst6 libxxf86vm1 libgl1 fonts-dejavu-core fonts-wqy-zenhei)
desktop=(xvfb openbox xfce4-panel xfconf dbus x11-utils xdotool imagemagick)

build() {
  command -v mvn >/dev/null || install_packages maven
  "$ROOT/packaging/build.sh" >&2
}

# Pids of what the virtual desktop has started and not ended.
left_behind() {
  grep -lsFxz "$mark" /proc/[0-9]*/environ | cut -d/ -f3 || true
}

nothing_left_behind() { [[ -z $(left_behind) ]]; }

# What ends by itself has ended by now. The rest was forgotten by somebody: it is ended, by its pid, and told.
end_the_rest() {
  wait_for 5 nothing_left_behind && return
  local pid
  for pid in $(left_behind); do
    say "still there, ending it: $pid $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-160 || true)"
    kill "$pid" 2>/dev/null || true
  done
  wait_for 5 nothing_left_behind && return
  for pid in $(left_behind); do
    kill -KILL "$pid" 2>/dev/null || true
  done
  wait_for 5 nothing_left_behind || die "These processes could not be ended: $(left_behind | tr '\n' ' ')"
}

# What the programs of the desktop grumble about is shown only if it did not work.
show_first_light() {
  install_packages "${window[@]}" "${desktop[@]}"
  rm -f "$picture"
  local grumbling
  grumbling=$(mktemp)
  # shellcheck disable=SC2064
  trap "rm -f '$grumbling'" EXIT
  export "${mark?}"
  if ! on_virtual_desktop "$ROOT/packaging/first-light.sh" "$program" "$picture" 3>&2 2>"$grumbling"; then
    cat "$grumbling" >&2
    return 1
  fi
}

build
case ${1-} in
  "")
    # shellcheck disable=SC2031
    if [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]]; then
      install_packages "${window[@]}"
      exec "$program"
    fi
    trap end_the_rest EXIT
    (show_first_light)
    ;;
  --version | --help | [!-]*) exec "$program" "$@" ;;
  *)
    install_packages "${window[@]}"
    exec "$program" "$@"
    ;;
esac
