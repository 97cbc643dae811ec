#!/usr/bin/env bash
# The package for Debian: always the same bytes, nothing that lintian objects to, and, installed by dpkg in a copy of this
# machine that is thrown away, a program that is started from the menu, uses its class caches and goes without a trace.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"

id=io.github.pidkeeper.Pidkeeper
export DEBFULLNAME='Ann & Bob | Pack' # whatever somebody may be called
unset DEBEMAIL
if [[ ${1-} == copy ]]; then
  package=$2 scratch=$3 user=$4 callers=${5-} # whoever has called this cleans up
else
  scratch=$(mktemp -d) launched=''
  trap leave EXIT
fi

leave() {
  [[ -z $launched ]] || quit >/dev/null 2>&1 || say "The application that was started from the menu could not be ended."
  wait # the other package may still be in the making
  rm -rf "$scratch"
}

quit() { pidkeeper --quit && wait_for 20 shows_no_window; }

# --- What is in it

refuses_what_is_not_there() {
  local said
  said=$(PIDKEEPER_IMAGE=$scratch/nothing "$ROOT/packaging/linux/deb.sh" "$scratch" 2>&1) && die "Nothing was packed: $said"
  [[ $said == "There is no built program at $scratch/nothing"* && $said != *$'\n'* ]] ||
    die "Without a program the packing said: $said"
}

refuses_what_its_sources_are_newer_than() {
  local said tree=$scratch/tree
  mkdir -p "$tree/app/target/image/pidkeeper/bin"
  cp -r "$ROOT/packaging" "$tree"
  ln -s /bin/true "$tree/app/target/image/pidkeeper/bin/pidkeeper"
  said=$(env -u PIDKEEPER_IMAGE "$tree/packaging/linux/deb.sh" "$scratch" 2>&1) && die "Something old was packed: $said"
  [[ $said == "The program at $tree/"*" is not what "* && $said != *$'\n'* ]] || die "Of an old program the packing said: $said"
}

# The other one is made by somebody with other habits.
other_package() (
  cd / && umask 077
  TZ=Asia/Tokyo LC_ALL=C SOURCE_DATE_EPOCH=0 "$ROOT/packaging/linux/deb.sh" "$scratch/other" >/dev/null
)

is_by_who_has_packed_it() {
  local maintainer
  maintainer=$(dpkg-deb -f "$package" Maintainer)
  [[ $maintainer == "$DEBFULLNAME <"*@*">" ]] || die "The package is said to be by $maintainer"
}

belongs_to_root_and_is_in_usr() {
  local wrong
  wrong=$(dpkg-deb --fsys-tarfile "$package" | tar -tv --numeric-owner |
    awk '$2 != "0/0" || $6 !~ /^\.\/(usr\/.*)?$/ || $1 ~ /[sStT]/ || ($1 !~ /^l/ && $1 ~ /^.(....w|.......w)/)')
  [[ -z $wrong ]] || die "These are not root's, are open to others or are not in /usr: $wrong"
  mapfile -t parts < <(dpkg-deb --ctrl-tarfile "$package" | tar -t | grep -v '/$' | sort)
  [[ ${parts[*]} == './control ./md5sums' ]] || die "Besides its description the package has: ${parts[*]}"
}

nobody_objects() {
  local said
  said=$(TMPDIR=$scratch lintian --allow-root --fail-on error,warning "$package" 2>&1) || die "lintian objects: $said"
  dpkg-deb -x "$package" "$scratch/content"
  local share=$scratch/content/usr/share
  said=$(desktop-file-validate "$share/applications/$id.desktop" "$share/pidkeeper/autostart/$id.desktop" 2>&1 || true)
  [[ -z $said ]] || die "A desktop file is not valid: $said"
  said=$(appstreamcli validate-tree --no-net "$scratch/content" 2>&1) || die "The metadata are not valid: $said"
  [[ $(zcat "$share/man/man1/pidkeeper.1.gz") == .TH* ]] || die "The manual page does not begin like one."
}

# --- What it does where it is installed: all in a mount namespace of its own, where / is a layer over this machine's

# What is new or changed on the machine and bears our name, or is a file of the system that no trigger has made.
traces() {
  find "$scratch/layer/changes" -iname '*pidkeeper*' -print -o \
    \( -path '*/changes/usr/*' -o -path '*/changes/etc/*' \) -type f ! -name '*.cache' -print
}

# What is mounted here must go with the namespace: who cleans up would delete what is behind it.
refuses_to_mount_where_it_stays() {
  local callers said
  for callers in '' same; do
    # shellcheck disable=SC2016  # of that shell
    said=$(as_root_in_its_own_mounts bash -c '"$0" copy /nothing /nothing 0:0 ${1:+"$(readlink /proc/self/ns/mnt)"}' \
      "$0" "$callers" 2>&1) && die "In the namespace of its caller it went on: $said"
    [[ $said == "Only this script itself"* ]] || die "In the namespace of its caller it said: $said"
  done
}

as_root_in_its_own_mounts() { "${as_root[@]}" unshare --mount --propagation private "$@"; }

in_a_copy_of_this_machine() {
  [[ -n $callers && $(readlink /proc/self/ns/mnt) != "$callers" ]] ||
    die "Only this script itself goes on here, in a mount namespace of its own: run it without arguments."
  # shellcheck disable=SC2031  # of the virtual desktop
  local state=$XDG_STATE_HOME/pidkeeper machine=$scratch/machine layer=$scratch/layer kept before
  mount -t tmpfs -o mode=755 layer "$layer" || die "No file system could be mounted for a throw-away machine."
  mkdir "$layer/changes" "$layer/work"
  mount -t overlay -o "lowerdir=/,upperdir=$layer/changes,workdir=$layer/work" machine "$machine" ||
    die "No layer could be laid over this machine's files; it takes overlayfs."
  mkdir -p "$machine$ROOT"
  for kept in /proc /dev "$ROOT" "${TMPDIR:-/tmp}"; do
    mount --rbind "$kept" "$machine$kept" || die "$kept could not be shown in the throw-away machine."
  done
  rm -f "$machine/var/lib/man-db/auto-update" # would read all manual pages of the machine
  before=$(traces)

  chroot "$machine" dpkg -i "$package" >"$scratch/said" 2>&1 || die "dpkg did not install it: $(cat "$scratch/said")"
  [[ -z $(chroot "$machine" dpkg --verify pidkeeper) ]] || die "dpkg finds other files installed than packed."
  [[ $(traces) != "$before" ]] || die "The installation has left no trace: this check would find none after the removal."
  chroot --userspec="$user" "$machine" "$ROOT/packaging/e2e/deb.sh" installed || exit 1
  [[ -e $state ]] || die "Nothing was written that a removal must leave."

  chroot "$machine" dpkg -r pidkeeper >"$scratch/said" 2>&1 || die "dpkg did not remove it: $(cat "$scratch/said")"
  [[ $(traces) == "$before" ]] || die "The removal has left: $(comm -13 <(sort <<<"$before") <(traces | sort))"
  ! chroot "$machine" dpkg-query -W pidkeeper >/dev/null 2>&1 || die "dpkg still knows the package that was removed."
  [[ -e $state ]] || die "The removal has taken what was the user's own."
}

# Runs in there.
installed() {
  local said version
  version=$(dpkg-query -W -f '${Version}' pidkeeper)
  said=$(cd / && env -i PATH=/usr/bin:/bin pidkeeper --version) || die "pidkeeper --version failed."
  [[ ${version/\~snapshot*/-SNAPSHOT} == "${said#pidkeeper }" || $version == "${said#pidkeeper }-1" ]] ||
    die "The package is $version, and the program in it says: $said"
  # These want bin/pidkeeper: they go through the link.
  PIDKEEPER_IMAGE=/usr "$ROOT/packaging/e2e/cold-look.sh" || die "A look at Mosquitto failed where it is installed."
  PIDKEEPER_IMAGE=/usr "$ROOT/packaging/e2e/class-caches.sh" || die "The class caches are of no use where they are installed."
  from_the_menu
}

shows_a_window() { window=$(xdotool search --onlyvisible --name Pidkeeper 2>/dev/null | head -1) && [[ -n $window ]]; }
shows_no_window() { ! shows_a_window; }
# One that has just come up is of one colour; letters alone bring dozens.
shows_words() { shows_a_window && (($(import -silent -window "$window" miff:- | identify -format %k -) > 64)); }

from_the_menu() {
  local entry=/usr/share/applications/$id.desktop class known
  launched=1
  gio launch "$entry" >"$scratch/said" 2>&1 || die "The entry in the menu starts nothing: $(cat "$scratch/said")"
  wait_for 30 shows_words || die "The entry in the menu brings no window with words in it: $(cat "$scratch/said")"
  class=$(sed -n 's/^StartupWMClass=//p' "$entry")
  known=$(xprop -id "$window" WM_CLASS)
  [[ $known == *"\"$class\""* ]] || die "Docks cannot tell whose window it is: the entry says $class, and it is $known"
  [[ $(xprop -id "$window" _NET_WM_ICON) == *Icon* ]] || die "The window has no icon."
  pidkeeper --quit >/dev/null || die "The application that was started from the menu could not be ended."
  wait_for 20 shows_no_window || die "The window outlives the application that was ended."
  launched=''
}

case ${1-} in
  copy)
    in_a_copy_of_this_machine
    exit
    ;;
  installed)
    installed
    exit
    ;;
esac

mkdir "$scratch"/{one,other,content,layer,machine}
refuses_what_is_not_there
refuses_what_its_sources_are_newer_than
package=$("$ROOT/packaging/linux/deb.sh" "$scratch/one")
other_package &
second=$!
is_by_who_has_packed_it
belongs_to_root_and_is_in_usr
nobody_objects

as_root=()
if ((EUID != 0)); then
  sudo -n true 2>/dev/null || die "Only root can install the package, though it is in a copy of this machine: run this as root."
  as_root=(sudo -n -E)
fi
refuses_to_mount_where_it_stays
as_root_in_its_own_mounts "$0" copy "$package" "$scratch" "$(id -u):$(id -g)" "$(readlink /proc/self/ns/mnt)"

wait "$second" || die "The package could not be made a second time."
cmp "$package" "$scratch/other/${package##*/}" >&2 || die "The same program has made two different packages."
