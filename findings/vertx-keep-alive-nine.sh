#!/usr/bin/env bash
# Vert.x 5.1.6's HTTP client ignores an announced keep-alive limit that has a digit 9: of `Keep-Alive: timeout=N` it takes 58
# and not 59, since HttpUtils.parseKeepAliveHeaderTimeout compares digits by `ch < '9'`. Such connections are pooled by the
# client's own limit, 60 s by default, and requests at the server's limit are lost. Exits non-zero if that changes.
set -euo pipefail
vertx=5.1.6
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >pom.xml <<END
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.vertx</groupId><artifactId>vertx-core</artifactId><version>$vertx</version></dependency>
  </dependencies>
</project>
END
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
cat >KeepAlive.java <<'END'
class KeepAlive {
  public static void main(String[] arguments) {
    for (String header : new String[] {"timeout=5", "timeout=58", "timeout=59", "timeout=9", "timeout=90"}) {
      System.out.println(header + " -> " + io.vertx.core.http.impl.HttpUtils.parseKeepAliveHeaderTimeout(header));
    }
  }
}
END
echo "Vert.x $vertx, $(java -version 2>&1 | head -n 1); -1 stands for no limit:"
java -cp "lib/*" KeepAlive.java | tee output
diff output - <<'END'
timeout=5 -> 5
timeout=58 -> 58
timeout=59 -> -1
timeout=9 -> -1
timeout=90 -> -1
END
