#!/usr/bin/env bash
# Vert.x 5.1.6: HttpConnectOptions.setConnectTimeout, for one call of HttpClientAgent.connect, is read by nobody: the client's own
# limit holds, 60 s by default. RequestOptions.setConnectTimeout works. Seen at a server whose queue of connections is full,
# with 500 ms allowed. Exits non-zero if that changes. Needs Maven and Java 17 or newer, on Linux.
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
cat >ConnectTimeout.java <<'END'
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;

class ConnectTimeout {
  public static void main(String[] arguments) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> filling = new ArrayList<>();
      try {
        while (filling.size() < 20) {
          Socket socket = new Socket();
          filling.add(socket);
          socket.connect(server.getLocalSocketAddress(), 300);
        }
      } catch (SocketTimeoutException full) {
        // it takes no more
      }
      Vertx vertx = Vertx.vertx();
      HttpClientAgent client = vertx.createHttpClient();
      String host = server.getInetAddress().getHostAddress();
      int port = server.getLocalPort();
      print("RequestOptions", client.request(
          new RequestOptions().setHost(host).setPort(port).setConnectTimeout(500)));
      print("HttpConnectOptions", client.connect(
          new HttpConnectOptions().setHost(host).setPort(port).setConnectTimeout(500)));
      System.exit(0);
    }
  }

  static void print(String options, Future<?> connecting) throws Exception {
    String end;
    try {
      connecting.toCompletionStage().toCompletableFuture().get(4, TimeUnit.SECONDS);
      end = "connected";
    } catch (ExecutionException failed) {
      end = "given up within 4 s";
    } catch (TimeoutException waiting) {
      end = "still waiting after 4 s";
    }
    System.out.println(options + ": " + end);
  }
}
END
echo "Vert.x $vertx, $(java -version 2>&1 | head -n 1); 500 ms to connect, a server that takes no connection:"
java -cp "lib/*" ConnectTimeout.java 2>log | tee output
diff output - <<'END'
RequestOptions: given up within 4 s
HttpConnectOptions: still waiting after 4 s
END
