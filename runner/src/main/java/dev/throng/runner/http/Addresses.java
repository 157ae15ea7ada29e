package dev.throng.runner.http;

import dev.throng.crds.urls.HostPort;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to all addresses of a name in turn, or always to the first, and to the next one where
 * one can't be reached, or not in time. A server that was reached and with which TLS fails is the
 * answer. Used on one loop's thread.
 *
 * <p>The system looks names up, off the loop and not more often than every 10 s: Vert.x' own
 * resolver takes one address only of a name in the hosts file, such as {@code localhost}.
 */
final class Addresses {
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MAX_KNOWN = 500;

  /** How long an address may take to answer where there is another one, usually. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final TargetClient client;
  private final Lookup lookup;
  private final boolean inTurn;
  private final long patienceMillis;
  private final Map<HostPort, String> fixed;
  private final Map<String, Found> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
          return size() > MAX_KNOWN;
        }
      };

  /** Finds all addresses of a name; may block. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  private static final class Found {
    final Future<@Nullable List<String>> addresses;
    final long nanos = System.nanoTime();
    int turn;

    Found(Future<@Nullable List<String>> addresses) {
      this.addresses = addresses;
    }

    boolean isGood() {
      return !addresses.failed() && System.nanoTime() - nanos < KEPT_NANOS;
    }
  }

  /**
   * @param inTurn whether a connection begins with another address than the one before
   * @param patience how long an address may take to answer where there is another one
   * @param fixed addresses of servers, in place of what would be found
   */
  Addresses(
      Vertx vertx,
      TargetClient client,
      Lookup lookup,
      boolean inTurn,
      Duration patience,
      Map<HostPort, String> fixed) {
    this.vertx = vertx;
    this.client = client;
    this.lookup = lookup;
    this.inTurn = inTurn;
    patienceMillis = patience.toMillis();
    this.fixed = fixed;
  }

  /** Whether a server's address is settled. */
  boolean isFixed(String host, int port) {
    return !fixed.isEmpty() && fixed.containsKey(new HostPort(host, port));
  }

  /**
   * @param options with host and port, by which the server is named to itself
   */
  Future<HttpClientConnection> connect(HttpConnectOptions options) {
    String host = options.getHost();
    if (isFixed(host, options.getPort())) {
      String address = fixed.get(new HostPort(host, options.getPort()));
      return client.connect(
          options.setServer(SocketAddress.inetSocketAddress(options.getPort(), address)));
    }
    if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
      return client.connect(options);
    }
    Found found = known.get(host);
    if (found == null || !found.isGood()) {
      found = new Found(vertx.executeBlocking(() -> lookUp(host), false));
      known.put(host, found);
    }
    int turn = inTurn ? found.turn++ : 0;
    return found.addresses.compose(all -> {
      Tries tries = new Tries(options, Objects.requireNonNull(all), turn);
      tries.next();
      return tries.connected.future();
    });
  }

  private List<String> lookUp(String host) throws UnknownHostException {
    return Arrays.stream(lookup.all(host)).map(InetAddress::getHostAddress).toList();
  }

  /** One address after the other, until one is connected: the first that is. */
  private final class Tries {
    final Promise<HttpClientConnection> connected = Promise.promise();
    private final HttpConnectOptions options;
    private final List<String> addresses;
    private final int first;
    private int begun;

    Tries(HttpConnectOptions options, List<String> addresses, int first) {
      this.options = options;
      this.addresses = addresses;
      this.first = first;
    }

    void next() {
      int place = ++begun;
      boolean last = place == addresses.size();
      String address = addresses.get(Math.floorMod(first + place - 1, addresses.size()));
      // HttpConnectOptions has a timeout of its own, which Vert.x 5.1.6 does not look at
      long timer = last ? -1 : vertx.setTimer(patienceMillis, _ -> nextAfter(place));
      client
          .connect(
              new HttpConnectOptions(options)
                  .setServer(SocketAddress.inetSocketAddress(options.getPort(), address)))
          .onComplete((connection, failure) -> {
            vertx.cancelTimer(timer);
            if (failure == null) {
              won(connection);
            } else if (last || !(failure instanceof SocketException)) {
              connected.tryFail(failure);
            } else {
              nextAfter(place);
            }
          });
    }

    private void nextAfter(int place) {
      if (begun == place && !connected.future().isComplete()) {
        next();
      }
    }

    private void won(HttpClientConnection connection) {
      if (!connected.tryComplete(connection)) {
        connection.close();
      }
    }
  }
}
