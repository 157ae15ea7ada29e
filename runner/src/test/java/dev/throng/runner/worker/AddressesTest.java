package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final Map<String, List<String>> HOSTS =
      Map.of("twofold", List.of("127.0.0.1", "127.0.0.2"), "single", List.of("127.0.0.3"));

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger lookups = new AtomicInteger();
  private final Addresses addresses = new Addresses(vertx, vertx.createHttpClient(), this::lookUp);

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    List<String> found = HOSTS.getOrDefault(host, List.of());
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    InetAddress[] all = new InetAddress[found.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = InetAddress.getByName(found.get(i));
    }
    return all;
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void theAddressesOfANameAreUsedInTurn() {
    int port = listen(0, "127.0.0.1");
    listen(port, "127.0.0.2");

    assertThat(servers(4, "twofold", port))
        .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.1", "127.0.0.2");
    assertThat(lookups).as("not one for each connection").hasValue(1);
  }

  @Test
  void whereOneAddressCannotBeReachedTheNextIsTried() {
    int port = listen(0, "127.0.0.2");

    assertThat(servers(3, "twofold", port)).containsOnly("127.0.0.2");
  }

  @Test
  void whereNoneCanBeReachedTheFailureIsTheLastOnes() {
    int port = listen(0, "127.0.0.1");

    assertThatThrownBy(() -> servers(1, "single", port)).hasMessageContaining("refused");
  }

  @Test
  void aNameThatIsUnknownIsLookedUpAgain() {
    assertThatThrownBy(() -> servers(1, "unknown", 1)).hasMessageContaining("unknown");
    assertThatThrownBy(() -> servers(1, "unknown", 1)).hasMessageContaining("unknown");
    assertThat(lookups).hasValue(2);
  }

  private List<String> servers(int connections, String host, int port) {
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      HttpClientConnection connection =
          addresses
              .connect(new HttpConnectOptions().setHost(host).setPort(port).setSsl(false))
              .toCompletionStage()
              .toCompletableFuture()
              .orTimeout(10, TimeUnit.SECONDS)
              .join();
      servers.add(connection.remoteAddress().host());
      connection.close();
    }
    return servers;
  }

  private int listen(int port, String host) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> request.response().end())
        .listen(port, host)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }
}
