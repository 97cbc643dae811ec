#!/usr/bin/env bash
# deb.sh [DIRECTORY]: packs the built program for Debian and its relatives, into app/target or DIRECTORY, and prints the path
# of the package. The same program always makes the same bytes: its own time is the only one in there.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/../lib.sh"

image=${PIDKEEPER_IMAGE:-$ROOT/app/target/image/pidkeeper}
share=$ROOT/packaging/linux/share
id=io.github.pidkeeper.Pidkeeper # by which desktops know the application; also in its notifications and its tray icon
maintainer="${DEBFULLNAME:-The Pidkeeper authors} <${DEBEMAIL:-pidkeeper@users.noreply.github.com}>"
umask 022
export LC_ALL=C.UTF-8

(($# <= 1)) || die "usage: deb.sh [DIRECTORY]"
into=${1:-$ROOT/app/target}
[[ -d $into ]] || die "There is no directory $into to put the package into."
into=$(cd -- "$into" && pwd)
[[ -x $image/bin/pidkeeper ]] || die "There is no built program at $image: run packaging/build.sh first."
if [[ $image -ef $ROOT/app/target/image/pidkeeper ]] && ! "$ROOT/packaging/build.sh" --check; then
  die "The program at $image is not what packaging/build.sh would build now: run it first."
fi
for part in verbs tray window; do
  [[ -s $image/lib/app/$part.aot ]] || die "The program at $image lacks a class cache and would start slowly:" \
    "install xvfb openbox x11-utils xdotool dbus and run packaging/build.sh."
done
for needed in dpkg-deb:dpkg dpkg-shlibdeps:dpkg-dev dpkg-gencontrol:dpkg-dev strip:binutils; do
  command -v "${needed%:*}" >/dev/null || die "Packing needs ${needed%:*}: install the Debian package ${needed#*:}."
done
jdk=$(find_jdk25)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
home=$root/usr/lib/pidkeeper
mkdir -p "$root/DEBIAN" "$work/debian" "${home%/*}"

# A package of what is not released yet is older than that of the release, and newer than one made before.
time=$(find "$image" -type f -printf '%T@\n' | sort -n | tail -1)
export SOURCE_DATE_EPOCH=${time%.*} # dpkg-deb has no other time either
jar=$(basename "$image"/lib/app/pidkeeper-core-*.jar .jar)
released=${jar#pidkeeper-core-}
version=${released/%-SNAPSHOT/'~snapshot'$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M)}
kind=stable
[[ $released != *-SNAPSHOT ]] || kind=development

filled_in() {
  local name
  # shellcheck disable=SC2001  # what & means in there depends on bash's version
  name=$(sed 's/[\\&|]/\\&/g' <<<"$maintainer")
  sed -e "s|@MAINTAINER@|$name|" -e "s|@VERSION@|$version|" -e "s|@TYPE@|$kind|" \
    -e "s|@DATE@|$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)|" "$1"
}

# put FROM TO: text, compressed where it ends so, without the time that gzip would note.
put() {
  mkdir -p "$root/$(dirname "$2")"
  case $2 in
    *.gz) filled_in "$1" | gzip -9n >"$root/$2" ;;
    *) filled_in "$1" >"$root/$2" ;;
  esac
}

# A link in /usr/bin is enough: the launcher looks for itself. The caches do not mind another place (and
# packaging/e2e/deb.sh sees to it).
the_program() {
  cp -a "$image" "$home"
  rm -f "$home/lib/runtime/.recipe"
  chmod -R u=rwX,go=rX "$home"
  find "$home/lib/runtime" -type f \( -name '*.so' -o -perm /111 \) -exec strip -p --strip-unneeded {} +
  mkdir -p "$root/usr/bin"
  ln -s ../lib/pidkeeper/bin/pidkeeper "$root/usr/bin/pidkeeper"
}

the_desktop() {
  local icons=usr/share/icons/hicolor
  put "$share/$id.desktop" "usr/share/applications/$id.desktop"
  put "$share/$id.metainfo.xml" "usr/share/metainfo/$id.metainfo.xml"
  put "$ROOT/resources/icons/$id.svg" "$icons/scalable/apps/$id.svg"
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp "$image/lib/app/${jar/-core/}.jar" "$ROOT/packaging/linux/Icons.java" \
    "$root/$icons" "$id" 16 22 24 32 48 64 128 256
  # For whoever wants it: nothing reads it where it is.
  mkdir -p "$root/usr/share/pidkeeper/autostart"
  sed 's|^Exec=.*|& --minimized|' "$share/$id.desktop" >"$root/usr/share/pidkeeper/autostart/$id.desktop"
}

the_documents() {
  local documents=usr/share/doc/pidkeeper
  put "$share/pidkeeper.1" usr/share/man/man1/pidkeeper.1.gz
  put "$share/pidkeeper.zh_CN.1" usr/share/man/zh_CN/man1/pidkeeper.1.gz
  put "$share/pidkeeper.bash-completion" usr/share/bash-completion/completions/pidkeeper
  put "$ROOT/packaging/linux/deb/copyright" "$documents/copyright"
  put "$ROOT/packaging/linux/deb/lintian-overrides" usr/share/lintian/overrides/pidkeeper
  put "$ROOT/packaging/CHANGELOG.md" "$documents/changelog.gz"
  put "$ROOT/README.md" "$documents/README.md.gz"
  printf '%s\n' "pidkeeper ($version-1) unstable; urgency=medium" '' \
    '  * Packed from what its own scripts have built; changelog.gz tells the changes.' '' \
    " -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")" >"$work/debian/changelog"
  put "$work/debian/changelog" "$documents/changelog.Debian.gz"
}

# A licence for everything that is shipped: a library that has come since is not forgotten.
every_library_has_a_licence() {
  local library
  for library in "$home"/lib/app/*.jar; do
    library=usr/lib/pidkeeper/lib/app/$(basename "$library")
    named "$library" || die "packaging/linux/deb/copyright does not tell the licence of $library."
  done
}

named() {
  local pattern
  while read -r pattern; do
    # shellcheck disable=SC2053  # is a pattern
    [[ $1 != $pattern ]] || return 0
  done < <(grep -oE 'usr/lib/pidkeeper/lib/app/[^ ]+' "$ROOT/packaging/linux/deb/copyright")
  return 1
}

# What the libraries in there need of the system. Nothing of ours makes a sound, and nothing loads what would.
dependencies() {
  local runtime=$home/lib/runtime binaries
  mapfile -t binaries < <(find "$runtime/bin" "$runtime/lib" -type f \( -name '*.so' -o -perm /111 \) ! -name libjsound.so | sort)
  (cd "$work" && dpkg-shlibdeps -S"$root" -l"$runtime/lib" -l"$runtime/lib/server" -Tdebian/substvars "${binaries[@]}") \
    >"$work/said" 2>&1 || die "What the program needs could not be told, install it on this machine: $(grep -i error "$work/said")"
}

control() {
  (cd "$work" && dpkg-gencontrol -P"$root" -Tdebian/substvars -fdebian/files) >"$work/said" 2>&1 ||
    die "The package could not be described: $(cat "$work/said")"
  (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
}

the_program
the_desktop
the_documents
every_library_has_a_licence
filled_in "$ROOT/packaging/linux/deb/control" >"$work/debian/control"
dependencies
control
package=$into/pidkeeper_$version-1_$(dpkg --print-architecture).deb
# What is in there is mostly compressed already: xz would take fifteen times as long for a seventh less.
dpkg-deb --root-owner-group -Zgzip -z6 --build "$root" "$work/package" >/dev/null
mv "$work/package" "$package"
printf '%s\n' "$package"
