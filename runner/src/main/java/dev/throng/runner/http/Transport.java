package dev.throng.runner.http;

import dev.throng.crds.spec.Http;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the exchanges of one loop share: connections, what is known of servers, who looks on. */
public final class Transport {
  private final LoadLoop loop;
  private final Http http;
  private final List<RequestKey> names;
  private final Blanks secrets;
  private final Addresses addresses;
  private final IdleCloses idleCloses = new IdleCloses();
  private final FailedAnswers failedAnswers;
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
    addresses = new Addresses(vertx, client, InetAddress::getAllByName);
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
    return addresses.connect(options);
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

  @Nullable Trace trace() {
    return trace;
  }
}
