#!/usr/bin/env bash
# Builds the runnable program, app/target/image/pidkeeper/bin/pidkeeper. Nothing is done when nothing has changed; whether
# that is so is all that --check tells, by its exit code.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "$0")/lib.sh"
cd "$ROOT" || exit 1

JDK=$(find_jdk25)
export JAVA25_HOME=$JDK # for Maven's toolchain

target=$ROOT/app/target
image=$target/image/pidkeeper
stamp=$target/image/.built
# What no module descriptor of ours asks for: JavaFX, dbus-java's credentials, Netty's memory, Chinese dates.
modules=javafx.controls,javafx.fxml,jdk.security.auth,jdk.net,java.management,java.logging,jdk.unsupported,jdk.localedata

sources() {
  find pom.xml .mvn core/pom.xml core/src/main app/pom.xml app/src/main resources \
    packaging/build.sh packaging/train.sh packaging/lib.sh packaging/image "$@"
}

up_to_date() {
  [[ -x $image/bin/pidkeeper && $(cat "$stamp" 2>/dev/null) == "$JDK" && -z $(sources -newer "$stamp") ]]
}

compile() {
  mvn -q -B -ntp -Pimage -pl core,app -Dmaven.test.skip=true package \
    -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.compiler=error 2>&1 | without_colours >&2
  rm -rf "$target/jars" "$target/javafx"
  mkdir -p "$target/jars" "$target/javafx"
  local jar
  while IFS= read -r jar; do
    case $jar in
      */javafx-*-linux*.jar) cp -p "$jar" "$target/javafx" ;;
      */org/openjfx/* | '') ;; # these are empty, and only name the ones above
      *) cp -p "$jar" "$target/jars" ;;
    esac
  done < <(ls "$target"/pidkeeper-*-SNAPSHOT.jar; tr ':' '\n' <"$target/image.classpath"; echo)
}

required_modules() {
  local jar
  for jar in "$target"/jars/pidkeeper-*.jar; do
    "$JDK/bin/jar" --describe-module --file "$jar"
  done | sed -nE 's/^requires ((java|jdk)\.[a-z.]+).*/\1/p' | sort -u | paste -sd,
}

# JavaFX's native libraries go into the run time; from jars they would be unpacked into the user's home at run time.
javafx_modules() {
  local jar name
  rm -rf "$target/jmods"
  mkdir -p "$target/jmods"
  for jar in "$target"/javafx/*.jar; do
    name=$(basename "${jar%%-25*}")
    mkdir -p "$target/jmods/$name/classes" "$target/jmods/$name/lib"
    (cd "$target/jmods/$name/classes" && "$JDK/bin/jar" --extract --file "$jar")
    find "$target/jmods/$name/classes" -name '*.so' -exec mv -t "$target/jmods/$name/lib" {} +
    "$JDK/bin/jmod" create --class-path "$target/jmods/$name/classes" --libs "$target/jmods/$name/lib" \
      "$target/jmods/$name.jmod"
  done
}

runtime() {
  local all recipe
  all=$modules,$(required_modules)
  recipe="$all $(cat "$JDK/release") $(ls "$target/javafx") $(cksum <packaging/build.sh)"
  if [[ $(cat "$target/runtime/.recipe" 2>/dev/null) == "$recipe" ]]; then
    return
  fi
  javafx_modules
  rm -rf "$target/runtime"
  "$JDK/bin/jlink" --module-path "$target/jmods" --add-modules "$all" --output "$target/runtime" \
    --strip-debug --no-man-pages --no-header-files --compress zip-6 --include-locales en,zh
  find "$target/runtime/bin" -type f ! -name java -delete # the window is started with java; the rest nobody needs
  printf '%s' "$recipe" >"$target/runtime/.recipe"
}

# Prints the class path as the launcher sees it: our own jars first, the rest in an order that never changes.
class_path() {
  (cd "$target/jars" && printf '%s\n' pidkeeper-*.jar && LC_ALL=C ls --hide='pidkeeper-*') |
    sed "s|^|\$app/|" | paste -sd:
}

assemble() {
  local app=$image/lib/app
  rm -rf "$target/image"
  mkdir -p "$image/bin" "$app"
  cp -a "$target/runtime" "$image/lib/runtime"
  ln "$image/lib/runtime/bin/java" "$image/lib/runtime/bin/pidkeeper" # the name that ps and top show
  cp -p "$target"/jars/*.jar "$app"
  cp packaging/image/*.options "$app"
  sed "s|@CLASS_PATH@|$(class_path)|" packaging/image/pidkeeper >"$image/bin/pidkeeper"
  chmod 755 "$image/bin/pidkeeper"
}

# Caches of loaded and linked classes, each from a run of what it is for; without one that part starts slower.
train() {
  local app=$image/lib/app jars missing=()
  jars=$(class_path)
  jars=${jars//\$app/$app}
  packaging/train.sh verbs "$image" "$jars"
  command -v Xvfb openbox xprop xdotool dbus-run-session >/dev/null || missing=(xvfb openbox x11-utils xdotool dbus)
  if ((${#missing[@]})); then
    say "The tray and the window will start slower: to train them, install ${missing[*]} and build again."
    return
  fi
  on_virtual_desktop packaging/train.sh tray "$image" "$jars"
  on_virtual_desktop packaging/train.sh window "$image" "$jars"
}

if up_to_date; then
  exit
fi
[[ ${1-} != --check ]] || exit 1
mkdir -p "$target"
started=$(mktemp "$target/started.XXXXXX")
compile
runtime
assemble
train
printf '%s' "$JDK" >"$started"
mv "$started" "$stamp"
