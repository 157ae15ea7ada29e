#!/usr/bin/env bash
# JDK 25's AOT cache (JEP 514) takes no class that was compiled for Java 5: all of picocli 4.7.7 is loaded and verified from its jar at each start,
# beside a cache that was trained with it. The same sources, compiled for Java 25, are taken from the cache. Needs Maven and JDK 25 as JAVA_HOME.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
java=${JAVA_HOME:?a JDK 25}/bin/java

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>aot</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>info.picocli</groupId><artifactId>picocli</artifactId><version>4.7.7</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=published > maven.log 2>&1
mvn -q -B -ntp dependency:copy-dependencies -Dclassifier=sources -DoutputDirectory=sources >> maven.log 2>&1
cat > Main.java <<'JAVA'
import picocli.CommandLine;
@CommandLine.Command(name = "main")
public class Main implements Runnable {
  @CommandLine.Option(names = "--name") String name;
  @Override public void run() { System.out.println(name); }
  public static void main(String[] arguments) { new CommandLine(new Main()).execute(arguments); }
}
JAVA
(mkdir again && cd again && jar xf ../sources/picocli-4.7.7-sources.jar)
"$JAVA_HOME/bin/javac" -proc:none -nowarn -d rebuilt $(find again/picocli -name '*.java') 2> javac.log
mkdir compiled && "$JAVA_HOME/bin/jar" cf compiled/picocli.jar -C rebuilt .

# loaded JAR: how many of picocli's classes come from the cache, and how many there are.
loaded() {
  rm -rf classes main.jar cache.aot
  "$JAVA_HOME/bin/javac" -proc:none -cp "$1" -d classes Main.java
  "$JAVA_HOME/bin/jar" cf main.jar -C classes .
  "$java" -XX:AOTCacheOutput=cache.aot -cp "main.jar:$1" Main --name x > train.log 2>&1
  "$java" -XX:AOTCache=cache.aot -Xlog:class+load -cp "main.jar:$1" Main --name x > load.log
  echo "$(grep -c ' picocli\.CommandLine.* shared objects file' load.log || true) $(grep -c ' picocli\.CommandLine' load.log)"
}
published=$(loaded published/picocli-4.7.7.jar)
compiled=$(loaded compiled/picocli.jar)
version=$(od -An -j6 -N2 -tu1 <(unzip -p published/picocli-4.7.7.jar picocli/CommandLine.class) | awk '{ print $1 * 256 + $2 }')
echo "$("$java" -version 2>&1 | head -n 1), picocli 4.7.7 of class file version $version"
echo "as published: ${published% *} of ${published#* } classes from the cache"
echo "compiled for this JDK: ${compiled% *} of ${compiled#* } classes from the cache"
[ "$version" -eq 49 ] && [ "${published% *}" -eq 0 ] && [ "${published#* }" -gt 50 ] && [ "${compiled% *}" -gt 50 ] || { echo "this has changed"; exit 1; }
