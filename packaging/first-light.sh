#!/usr/bin/env bash
# Opens Pidkeeper on the practice broker, on the desktop that DISPLAY names, saves what can be seen, and ends it again.
#   first-light.sh PROGRAM PICTURE 3>&2       (its words go to 3, for 2 has what the programs of a desktop grumble about)
set -euo pipefail
exec 2>&3
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/lib.sh"

program=$1 picture=$2
work=$(mktemp -d)
panel='' application=''

# As a person would end it: the application is quit, and the broker, which runs on then, is stopped.
leave() {
  if [[ -n $application ]]; then
    "$program" --quit >/dev/null 2>&1 || true
    "$program" stop practice --oknodo >/dev/null 2>&1 || true
    wait_for 20 has_ended "$application" || kill "$application"
  fi
  [[ -z $panel ]] || kill "$panel"
  wait
  rm -rf "$work"
}
trap leave EXIT

has_ended() { ! kill -0 "$1" 2>/dev/null; }

# --- What is seen

panel_is_there() { visible --class xfce4-panel && tray_host_is_there; }

tray_host_is_there() {
  dbus-send --session --print-reply --dest=org.kde.StatusNotifierWatcher /StatusNotifierWatcher \
    org.freedesktop.DBus.Properties.Get string:org.kde.StatusNotifierWatcher \
    string:IsStatusNotifierHostRegistered 2>/dev/null | grep -q 'boolean true'
}

# Finds the window and remembers it in "found".
visible() {
  found=$(xdotool search --onlyvisible "$@" 2>/dev/null | head -1)
  [[ -n $found ]]
}

# A window that has just been mapped is of one colour; letters alone bring dozens.
window_is_painted() {
  visible --name Pidkeeper && (($(import -silent -window "$found" miff:- | identify -format %k -) > 64))
}

tray_corner() {
  visible --class xfce4-panel && import -silent -window "$found" -gravity east -crop 200x0+0+0 +repage miff:- | identify -format '%#' -
}

tray_has_changed() { [[ $(tray_corner) != "$empty_tray" ]]; }

broker_runs() { "$program" status practice >/dev/null 2>&1; }

# Two looks in a row that see the same.
screen_is_still() {
  local before=${seen-}
  seen=$(import -silent -window root miff:- | identify -format '%#' -)
  [[ $seen == "$before" ]]
}

# --- What is done

# shellcheck disable=SC2031
directory=$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml
mkdir -p "$directory"
cp "$ROOT/packaging/linux/desktop/xfce4-panel.xml" "$directory"
xfce4-panel --disable-wm-check >"$work/panel.log" 2>&1 &
panel=$!
wait_for 30 panel_is_there || die "The panel did not come up: $(tail -1 "$work/panel.log")"
wait_for 10 screen_is_still || die "The empty desktop does not come to rest."
empty_tray=$(tray_corner)

"$program" --practice >"$work/application.log" 2>&1 &
application=$!
said() { die "$1 Pidkeeper said: $(tail -3 "$work/application.log")"; }
wait_for 60 broker_runs || said "The practice broker did not start."
wait_for 60 window_is_painted || said "No window was painted."
wait_for 60 tray_has_changed || said "No tray icon appeared."
wait_for 10 screen_is_still || true # a second hand may move; the picture is good all the same
import -silent -window root "$picture"

say "What can be seen is in $picture"
say "pidkeeper status says:"
"$program" status
