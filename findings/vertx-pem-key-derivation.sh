#!/usr/bin/env bash
# Vert.x 5.1.6 makes an in-memory PKCS #12 store of a key in PEM, which has no password: the JDK encrypts the key for it, with one derived in 10,000
# rounds of HMAC-SHA-256, and decrypts it again, and Netty 4.2 makes such a store once more to try a server's TLS out. A process that has just
# started pays with CPU time for nothing. The security property keystore.pkcs12.keyPbeIterationCount says how many rounds; here is what a server's
# start takes with 1, with the JDK's own number, and with 2,000,000. Needs Maven, openssl and JDK 25 as JAVA_HOME.
# Seen with Temurin 25.0.3 on two busy cores, twice: 340 and 460 ms of CPU time, 770 and 950 ms, 3,100 and 3,270 ms.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
java=${JAVA_HOME:?a JDK 25}/bin/java

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>pem</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.vertx</groupId><artifactId>vertx-core</artifactId><version>5.1.6</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=libraries > maven.log 2>&1
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost -keyout key.pem -out certificate.pem 2> openssl.log
cat > Main.java <<'JAVA'
import io.vertx.core.*; import io.vertx.core.http.*; import io.vertx.core.net.*;
public class Main {
  public static void main(String[] arguments) {
    var system = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    Vertx vertx = Vertx.vertx();
    long before = system.getProcessCpuTime();
    vertx.createHttpServer(new HttpServerOptions().setSsl(true)
            .setKeyCertOptions(new PemKeyCertOptions().setKeyPath("key.pem").setCertPath("certificate.pem")))
        .requestHandler(request -> request.response().end())
        .listen(0, "127.0.0.1").await();
    System.out.println((system.getProcessCpuTime() - before) / 1_000_000);
    System.exit(0);
  }
}
JAVA
"$JAVA_HOME/bin/javac" -proc:none -cp 'libraries/*' -d classes Main.java

# started OPTION...: milliseconds of CPU time that the start of the server takes.
started() { "$java" "$@" -cp 'classes:libraries/*' Main 2> java.log; }
once=$(started -Dkeystore.pkcs12.keyPbeIterationCount=1)
default=$(started)
many=$(started -Dkeystore.pkcs12.keyPbeIterationCount=2000000)
"$java" -version 2>&1 | head -n 1
echo "CPU time of the start of a server with a key in PEM: $once ms with 1 round, $default ms with the JDK's default, $many ms with 2,000,000"
[ "$many" -gt $((once + 1500)) ] || { echo "this has changed"; exit 1; }
