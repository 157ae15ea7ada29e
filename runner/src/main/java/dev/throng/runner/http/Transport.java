package dev.throng.runner.http;

import dev.throng.crds.spec.Http;
import dev.throng.crds.urls.HostPort;
import dev.throng.crds.values.GoDuration;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.stats.RequestKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What the exchanges of one loop share: connections, what is known of servers, who looks on. */
public final class Transport {
  private final LoadLoop loop;
  private final Http http;
  private final List<RequestKey> names;
  private final Blanks secrets;
  private final TargetClient client;
  private final Addresses addresses;
  private final @Nullable ConnectionAges ages;
  private final @Nullable TraceSampler traces;
  private final IdleCloses idleCloses = new IdleCloses();
  private final FailedAnswers failedAnswers;
  private final PlainAnswers plainAnswers = new PlainAnswers();
  private final Http1Heads plainHeads = new Http1Heads(false, null);
  private final Http1Heads tlsHeads = new Http1Heads(true, null);
  private final @Nullable SharedConnections shared;
  private @Nullable Trace trace;

  /**
   * @param http its settings
   * @param names of requests, by their numbers
   * @param secrets what must not be shown
   * @param sharedConnections how many the loop may have to each server; 0 if each caller has its
   *     own
   */
  public Transport(
      LoadLoop loop,
      Vertx vertx,
      TargetClient client,
      Http http,
      List<RequestKey> names,
      Blanks secrets,
      int sharedConnections) {
    this.loop = loop;
    this.http = http;
    this.names = names;
    this.secrets = secrets;
    this.client = client;
    addresses =
        new Addresses(
            vertx,
            client,
            InetAddress::getAllByName,
            http.addresses() == Http.Addresses.ALL,
            Addresses.PATIENCE,
            fixed(http.resolve()));
    GoDuration age = http.maxConnectionAge();
    ages = age == null ? null : new ConnectionAges(age.toNanos());
    traces = http.tracing() == null ? null : new TraceSampler(http.tracing());
    failedAnswers = new FailedAnswers(secrets);
    shared =
        sharedConnections > 0
            ? new SharedConnections(this, sharedConnections, expectedCapacity(http))
            : null;
  }

  /** Of a connection that is not open yet. */
  private static int expectedCapacity(Http http) {
    return switch (http.version()) {
      case AUTO, HTTP_1_1 -> 1;
      case HTTP_2, HTTP_2_PRIOR_KNOWLEDGE -> Line.MAX_STREAMS;
    };
  }

  /** Where a new caller gets its connections from. */
  public Connections connections() {
    return shared == null ? new OwnConnections(this) : shared;
  }

  /** From now on so many shared connections to each server. */
  public void limitConnections(int most) {
    if (shared != null) {
      shared.limit(most);
    }
  }

  /** Closes what callers share. */
  public void end() {
    if (shared != null) {
      shared.end();
    }
  }

  /** Shows every exchange to somebody; for a caller or two, not for a load. */
  public void trace(Trace newTrace) {
    trace = newTrace;
  }

  Future<HttpClientConnection> connect(Origin origin) {
    if (!origin.tls() && http.version() == Http.Version.HTTP_2) {
      return Future.failedFuture(new Failures.ClearTextHttp2Exception());
    }
    HttpConnectOptions options =
        new HttpConnectOptions().setHost(origin.host()).setPort(origin.port()).setSsl(origin.tls());
    if (!origin.tls() && http.version() == Http.Version.AUTO) {
      options.setProtocolVersion(HttpVersion.HTTP_1_1); // without ALPN there is nothing to choose
    }
    Proxy proxy = proxyTo(origin);
    return proxy == null ? addresses.connect(options) : connect(options, proxy);
  }

  private Future<HttpClientConnection> connect(HttpConnectOptions options, Proxy proxy) {
    Future<HttpClientConnection> connecting =
        options.isSsl()
            ? client.connect(options.setProxyOptions(proxy.tunnel()))
            : addresses.connect(options.setHost(proxy.host()).setPort(proxy.port()));
    return connecting.recover(failure ->
        Future.failedFuture(
            failure instanceof SSLException || failure.getCause() instanceof SSLException
                ? failure
                : new Failures.ProxyException(proxy, failure)));
  }

  private @Nullable Proxy proxyTo(Origin origin) {
    Proxy proxy = client.proxy();
    return proxy != null
            && proxy.carries(origin)
            && !addresses.isFixed(origin.host(), origin.port())
        ? proxy
        : null;
  }

  /**
   * A connection that is open.
   *
   * @param connectNanos how long that took
   */
  Line line(Origin origin, HttpClientConnection connection, long connectNanos) {
    Proxy proxy = origin.tls() ? null : proxyTo(origin);
    Http1Heads heads =
        proxy != null
            ? new Http1Heads(false, proxy.forwarding(origin))
            : origin.tls() ? tlsHeads : plainHeads;
    Line line = new Line(origin, connection, connectNanos, heads, plainAnswers);
    if (ages != null) {
      line.retireAfter(ages.next());
    }
    return line;
  }

  private static Map<HostPort, String> fixed(Map<String, String> resolve) {
    Map<HostPort, String> fixed = new HashMap<>();
    resolve.forEach((server, address) -> fixed.put(HostPort.find(server).orElseThrow(), address));
    return fixed;
  }

  LoadLoop loop() {
    return loop;
  }

  String nameOf(int number) {
    return names.get(number).toString();
  }

  /** Whether servers are told that they may compress their answers. */
  boolean compresses() {
    return http.compression();
  }

  /** What must not be shown. */
  public Blanks secrets() {
    return secrets;
  }

  IdleCloses idleCloses() {
    return idleCloses;
  }

  FailedAnswers failedAnswers() {
    return failedAnswers;
  }

  /** What begins traces; null if nothing does. */
  @Nullable TraceSampler traces() {
    return traces;
  }

  @Nullable Trace trace() {
    return trace;
  }
}
