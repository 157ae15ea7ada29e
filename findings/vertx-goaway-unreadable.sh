#!/usr/bin/env bash
# Vert.x 5.1.6: a request that fails since its HTTP/2 server said GOAWAY and closed gets an HttpClosedException, whose goAway() says up
# to which stream the server had read: what a client needs to know before it sends the request again. It throws
# IllegalReferenceCountException, since the frame's buffer, which it copies first, is given back before. Thrown in an exception
# handler, it keeps the failure from being seen at all. Exits non-zero if that changes. Needs Maven and Java 17 or newer.
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
cat >GoAway.java <<'END'
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.*;
import java.util.concurrent.CompletableFuture;

class GoAway {
  public static void main(String[] arguments) throws Exception {
    Vertx vertx = Vertx.vertx();
    int port = vertx.createHttpServer()
        .requestHandler(request -> {
          request.connection().goAway(2, (int) request.streamId(), Buffer.buffer("internal error"));
          vertx.setTimer(200, later -> request.connection().close());
        })
        .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get().actualPort();
    HttpClient client = vertx.createHttpClient(
        new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    client.request(HttpMethod.GET, port, "127.0.0.1", "/")
        .compose(HttpClientRequest::send)
        .onFailure(failure::complete);
    Throwable failed = failure.get();
    System.out.println(failed.getClass().getSimpleName());
    try {
      System.out.println("last stream " + ((HttpClosedException) failed).goAway().getLastStreamId());
    } catch (Exception thrown) {
      System.out.println("goAway() throws " + thrown.getClass().getSimpleName());
    }
    System.exit(0);
  }
}
END
echo "Vert.x $vertx, $(java -version 2>&1 | head -n 1):"
java -cp "lib/*" GoAway.java 2>log | tee output
diff output - <<'END'
HttpClosedException
goAway() throws IllegalReferenceCountException
END
