#!/usr/bin/env bash
# A JDK 25 that is asked for a flight recording at its start (-XX:StartFlightRecording) uses no AOT cache (JEP 483, 514): the option adds the module jdk.jfr,
# which the training did not have, and a cache of linked classes holds for the very same modules only. Java goes on without it, and without its own
# default archive too, so that it loads every class from files: a start that is recorded is another than the one that is meant. With
# --add-modules=jdk.jfr in the training the cache is used.
# Seen with Temurin 25.0.3: 826 classes from the cache, 0 with a recording, and 871 with one where the training had the module. Needs JDK 25 as JAVA_HOME and no package.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
java=${JAVA_HOME:?a JDK 25}/bin/java

echo 'public class Main { public static void main(String[] arguments) { System.out.println("here"); } }' > Main.java
"$JAVA_HOME/bin/javac" -proc:none -d classes Main.java
"$JAVA_HOME/bin/jar" cf main.jar -C classes .

train() { "$java" -XX:AOTCacheOutput="$1" "${@:2}" -cp main.jar Main > train.log 2>&1; }
# from_cache CACHE OPTION...: how many classes a start takes from the cache.
from_cache() {
  "$java" -XX:AOTCache="$1" "${@:2}" -Xlog:class+load:file=load.log -cp main.jar Main > said.log 2>&1
  grep -q here said.log
  grep -c 'shared objects file' load.log || true
}
train plain.aot
train with-module.aot --add-modules=jdk.jfr
plain=$(from_cache plain.aot)
recorded=$(from_cache plain.aot -XX:StartFlightRecording=filename=a.jfr)
reason=$(grep -o 'jdk.jfr specified during runtime but not during dump time' said.log | head -n 1)
trained=$(from_cache with-module.aot -XX:StartFlightRecording=filename=b.jfr)
version=$("$java" -version 2>&1 | head -n 1)
echo "$version"
echo "classes from the cache: $plain; with a recording from the start: $recorded ($reason); with one, and trained with --add-modules=jdk.jfr: $trained"
[[ $version == *'"25.'* ]] && [ "$plain" -gt 300 ] && [ "$recorded" -eq 0 ] && [ -n "$reason" ] && [ "$trained" -gt 300 ] || { echo "this has changed"; exit 1; }
