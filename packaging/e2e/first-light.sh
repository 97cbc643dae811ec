#!/usr/bin/env bash
# What a newcomer without a display gets from run.sh: a picture with a window and a tray in it, a status, and nothing left.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"
cd "$ROOT" || exit 1

picture=app/target/first-light.png
rm -f "$picture"
words=$(env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS packaging/run.sh 2>&1) || die "run.sh failed: $words"
[[ $words == *"practice is running"* ]] || die "No status was printed: $words"
[[ $words != *"still there"* ]] || die "Something was left: $words"
[[ -s $picture ]] || die "There is no picture at $picture: $words"
(($(identify -format %k "$picture") > 200)) || die "The picture shows next to nothing."
