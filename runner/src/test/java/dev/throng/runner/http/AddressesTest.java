package dev.throng.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.throng.crds.urls.HostPort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final Map<String, List<String>> HOSTS =
      Map.of(
          "twofold", List.of("127.0.0.1", "127.0.0.2"),
          "single", List.of("127.0.0.3"),
          "mixed", List.of("::1", "127.0.0.1"));

  /** So that no slow machine runs out of it. */
  private static final Duration ENDLESS = Duration.ofHours(1);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final TargetClient client =
      new TargetClient(vertx.createHttpClient(), new ClientCertificate(null), null);
  private final Addresses addresses = addresses(true, ENDLESS, Map.of());

  private Addresses addresses(boolean inTurn, Duration patience, Map<HostPort, String> fixed) {
    return new Addresses(vertx, client, this::lookUp, inTurn, patience, fixed);
  }

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
  void theFirstAddressIsUsedAlwaysWhereThatIsWanted() {
    int port = listen(0, "127.0.0.1");
    listen(port, "127.0.0.2");

    Addresses first = addresses(false, ENDLESS, Map.of());

    assertThat(servers(first, 3, "twofold", port)).containsOnly("127.0.0.1");
  }

  @Test
  void aServerWhoseAddressIsGivenIsNotLookedUp() {
    int port = listen(0, "127.0.0.2");
    int other = listen(0, "127.0.0.1");
    Addresses given = addresses(true, ENDLESS, Map.of(new HostPort("twofold", port), "127.0.0.2"));

    assertThat(servers(given, 2, "twofold", port)).containsOnly("127.0.0.2");
    assertThat(lookups).hasValue(0);
    assertThat(servers(given, 1, "twofold", other)).containsOnly("127.0.0.1");
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
  void anAddressThatDropsWhatIsSentToItIsPassedOver() throws IOException {
    int port = listen(0, "127.0.0.2");

    try (ServerSocket full = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      List<Socket> filling = fill(full);
      Addresses impatient = addresses(true, Duration.ofMillis(100), Map.of());
      assertThat(servers(impatient, 2, "twofold", port)).containsOnly("127.0.0.2");
      for (Socket socket : filling) {
        socket.close();
      }
    }
  }

  /** Until its queue drops what else comes. */
  private static List<Socket> fill(ServerSocket server) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      while (sockets.size() < 20) {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(server.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException _) {
      return sockets;
    }
    throw new AssertionError("the queue of a server that accepts nothing takes all");
  }

  @Test
  void aServerWithWhichTlsFailsIsTheAnswer() {
    int port = listen(0, "127.0.0.1");
    listen(port, "127.0.0.2");

    assertThatThrownBy(() -> connect(addresses, "twofold", port, true)).hasMessageContaining("SSL");
    assertThat(accepted).hasValue(1);
  }

  @Test
  void namesMayHaveAddressesOfBothFamilies() {
    assumeThat(hasIpv6()).as("IPv6 on loopback").isTrue();
    int port = listen(0, "::1");
    listen(port, "127.0.0.1");

    assertThat(servers(2, "mixed", port)).containsExactly("0:0:0:0:0:0:0:1", "127.0.0.1");
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void aNameThatIsUnknownIsLookedUpAgain() {
    assertThatThrownBy(() -> servers(1, "unknown", 1)).hasMessageContaining("unknown");
    assertThatThrownBy(() -> servers(1, "unknown", 1)).hasMessageContaining("unknown");
    assertThat(lookups).hasValue(2);
  }

  private List<String> servers(int connections, String host, int port) {
    return servers(addresses, connections, host, port);
  }

  private static List<String> servers(Addresses from, int connections, String host, int port) {
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      HttpClientConnection connection = connect(from, host, port, false);
      servers.add(connection.remoteAddress().host());
      connection.close();
    }
    return servers;
  }

  private static HttpClientConnection connect(Addresses from, String host, int port, boolean tls) {
    return from.connect(new HttpConnectOptions().setHost(host).setPort(port).setSsl(tls))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private int listen(int port, String host) {
    return vertx
        .createHttpServer()
        .connectionHandler(_ -> accepted.incrementAndGet())
        .requestHandler(request -> request.response().end())
        .listen(port, host)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }
}
