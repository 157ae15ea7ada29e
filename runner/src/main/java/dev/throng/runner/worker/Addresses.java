package dev.throng.runner.worker;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to all addresses of a name in turn, and to the next one where one can't be reached. Used
 * on one loop's thread.
 *
 * <p>The system looks names up, off the loop and not more often than every 10 s: Vert.x' own
 * resolver takes one address only of a name in the hosts file, such as {@code localhost}.
 */
final class Addresses {
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Vertx vertx;
  private final HttpClientAgent client;
  private final Lookup lookup;
  private final Map<String, Found> known = new HashMap<>();

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

  Addresses(Vertx vertx, HttpClientAgent client, Lookup lookup) {
    this.vertx = vertx;
    this.client = client;
    this.lookup = lookup;
  }

  /**
   * @param options with host and port, by which the server is named to itself
   */
  Future<HttpClientConnection> connect(HttpConnectOptions options) {
    String host = options.getHost();
    if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
      return client.connect(options);
    }
    Found found = known.get(host);
    if (found == null || !found.isGood()) {
      found = new Found(vertx.executeBlocking(() -> lookUp(host), false));
      known.put(host, found);
    }
    int turn = found.turn++;
    return found.addresses.compose(all -> {
      List<String> every = Objects.requireNonNull(all);
      return connect(options, every, turn, every.size());
    });
  }

  private List<String> lookUp(String host) throws UnknownHostException {
    return Arrays.stream(lookup.all(host)).map(InetAddress::getHostAddress).toList();
  }

  private Future<HttpClientConnection> connect(
      HttpConnectOptions options, List<String> addresses, int turn, int left) {
    String address = addresses.get(Math.floorMod(turn, addresses.size()));
    HttpConnectOptions there =
        new HttpConnectOptions(options)
            .setServer(SocketAddress.inetSocketAddress(options.getPort(), address));
    Future<HttpClientConnection> connecting = client.connect(there);
    return left == 1
        ? connecting
        : connecting.recover(_ -> connect(options, addresses, turn + 1, left - 1));
  }
}
