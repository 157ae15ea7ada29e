package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RunView;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests find their way: proxies, addresses in place of names, the age of connections. */
@Tag("timed")
class RoutesTest {
  @TempDir private Path directory = Path.of("");
  private final Vertx vertx = Vertx.vertx();
  private final RecordingProxy proxy = new RecordingProxy();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final AtomicInteger proxyHeaders = new AtomicInteger();

  @AfterEach
  void close() {
    proxy.close();
    vertx.close();
  }

  @Test
  void aProxyForwardsWhatIsInClearTextAndLooksTheNameUp() {
    int port = listen(new HttpServerOptions());

    RunView view = run("http://shop.invalid:" + port, proxyField(""));

    assertGood(view);
    assertThat(proxy.asked())
        .hasSameSizeAs(hosts)
        .allSatisfy(asked ->
            assertThat(asked)
                .isEqualTo(
                    new RecordingProxy.Asked(
                        HttpMethod.GET, "http://shop.invalid:" + port + "/a", null)));
    assertThat(hosts).containsOnly("shop.invalid:" + port);
  }

  @Test
  void aProxyTunnelsTls() throws IOException {
    int port = listen(tls());

    RunView view =
        run(
            "https://shop.invalid:" + port,
            proxyField("") + ", tls: {insecureSkipVerify: true}, version: http1.1");

    assertGood(view);
    assertThat(proxy.asked())
        .containsOnly(new RecordingProxy.Asked(HttpMethod.CONNECT, "shop.invalid:" + port, null));
    assertThat(hosts).containsOnly("shop.invalid:" + port);
  }

  @Test
  void http2GoesThroughATunnelToo() throws IOException {
    int port = listen(tls());

    assertGood(
        run(
            "https://shop.invalid:" + port,
            proxyField("") + ", tls: {insecureSkipVerify: true}, version: http2"));
    assertThat(proxy.asked()).isNotEmpty();
  }

  @Test
  void credentialsAreTheProxysAndReachNoServer() throws IOException {
    String basic = "Basic bWU6c2VjcmV0";
    Map<String, String> secret = Map.of("THRONG_SECRET_LOGIN", "me:secret");
    int clear = listen(new HttpServerOptions());
    assertGood(run("http://shop.invalid:" + clear, proxyField(", credentials: login"), secret));
    int tls = listen(tls());
    assertGood(
        run(
            "https://shop.invalid:" + tls,
            proxyField(", credentials: login") + ", tls: {insecureSkipVerify: true}",
            secret));

    assertThat(proxy.asked())
        .extracting(RecordingProxy.Asked::method)
        .contains(HttpMethod.GET, HttpMethod.CONNECT);
    assertThat(proxy.asked()).extracting(RecordingProxy.Asked::authorization).containsOnly(basic);
    assertThat(proxyHeaders).hasValue(0);
  }

  @Test
  void hostsThatAreExceptedAreAskedDirectly() {
    int port = listen(new HttpServerOptions());

    assertGood(run("http://127.0.0.1:" + port, proxyField(", except: [127.0.0.0/8]")));
    assertThat(proxy.asked()).isEmpty();
  }

  @Test
  void aServerWithAGivenAddressIsAskedThereAndByNoProxy() {
    int port = listen(new HttpServerOptions());
    String resolve = "resolve: {\"shop.invalid:%d\": 127.0.0.1}".formatted(port);

    assertGood(run("http://shop.invalid:" + port, proxyField("") + ", " + resolve));
    assertThat(proxy.asked()).isEmpty();
    assertThat(hosts).containsOnly("shop.invalid:" + port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http_proxy", "HTTP_PROXY"})
  void aProxyMayBeAVariables(String variable) {
    int port = listen(new HttpServerOptions());

    assertGood(
        run(
            "http://shop.invalid:" + port,
            "",
            Map.of(variable, "http://127.0.0.1:" + proxy.port(), "NO_PROXY", "other.invalid")));
    assertThat(proxy.asked()).isNotEmpty();
  }

  @Test
  void thisMachineIsNotAskedByAVariablesProxy() {
    int port = listen(new HttpServerOptions());

    assertGood(
        run(
            "http://127.0.0.1:" + port,
            "",
            Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port())));
    assertThat(proxy.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAProxyRepeatsOfItsCredentialsIsShownNowhere(boolean byVariable) {
    proxy.refusing(403, "ann:pass-w0rd, that is ann with pass-w0rd, may not ask");
    String field = byVariable ? "" : proxyField(", credentials: login");

    RunView view =
        run(
            "http://shop.invalid:81",
            field,
            byVariable
                ? Map.of("HTTP_PROXY", "http://ann:pass-w0rd@127.0.0.1:" + proxy.port())
                : Map.of("THRONG_SECRET_LOGIN", "ann:pass-w0rd"));

    assertThat(view.failures())
        .singleElement()
        .satisfies(failure ->
            assertThat(Objects.requireNonNull(failure.sample()).body())
                .isEqualTo("***, that is ann with ***, may not ask"));
  }

  @Test
  void aProxyThatCannotBeReachedIsNamed() {
    String closed = proxyField("").replace(":" + proxy.port(), ":1");

    assertThat(errors(run("http://shop.invalid:81", closed)))
        .containsOnly("proxy http://127.0.0.1:1: connection refused");
    assertThat(errors(run("https://shop.invalid:81", closed)))
        .containsOnly("proxy http://127.0.0.1:1: connection refused");
  }

  @Test
  void aProxyThatRefusesATunnelIsNamedWithItsAnswer() {
    proxy.refusing(407);

    assertThat(errors(run("https://shop.invalid:81", proxyField(""))))
        .containsOnly(
            "proxy http://127.0.0.1:"
                + proxy.port()
                + ": CONNECT was answered with 407 Proxy Authentication Required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"perUser", "shared"})
  void connectionsRetireByAgeAndNoRequestIsLost(String kind) {
    int port = listen(new HttpServerOptions());

    RunView view =
        run(
            "http://127.0.0.1:" + port,
            "maxConnectionAge: 100ms, maxConnections: 2, connections: " + kind);

    assertGood(view);
    assertThat(view.total().requests()).isEqualTo(hosts.size());
    assertThat(connections).hasValueGreaterThan(5);
  }

  @Test
  void withoutAnAgeConnectionsStay() {
    int port = listen(new HttpServerOptions());

    assertGood(run("http://127.0.0.1:" + port, ""));
    assertThat(connections).hasValue(2);
  }

  private String proxyField(String more) {
    return "proxy: {url: \"http://127.0.0.1:" + proxy.port() + "\"" + more + "}";
  }

  private static void assertGood(RunView view) {
    assertThat(view.failures()).isEmpty();
    assertThat(view.total().requests()).isPositive();
  }

  private static List<String> errors(RunView view) {
    return view.failures().stream().map(FailureStats::error).toList();
  }

  private static RunView run(String url, String http) {
    return run(url, http, Map.of("THRONG_SECRET_LOGIN", "unused"));
  }

  private static RunView run(String url, String http, Map<String, String> environment) {
    return new Engine()
        .environment(environment)
        .runs(
            """
            target: {baseUrl: "%s", http: {%s}}
            secrets: %s
            load: {users: 2, spawnRate: 100, duration: 1s}
            userClasses:
              - name: A
                wait: {constant: 10ms}
                tasks: [{name: t, steps: [{get: /a}]}]
            """
                .formatted(
                    url,
                    http,
                    http.contains("credentials")
                        ? "{login: {secretKeyRef: {name: a, key: b}}}"
                        : "{}"));
  }

  private HttpServerOptions tls() throws IOException {
    return new HttpServerOptions()
        .setSsl(true)
        .setUseAlpn(true)
        .setKeyCertOptions(
            new PfxOptions()
                .setPath(Certificates.create(directory, "server").store().toString())
                .setPassword(Certificates.PASSWORD));
  }

  private int listen(HttpServerOptions options) {
    HttpServer server =
        vertx
            .createHttpServer(options)
            .connectionHandler(_ -> connections.incrementAndGet())
            .requestHandler(request -> {
              hosts.add(String.valueOf(request.authority()));
              if (request.headers().contains("Proxy-Authorization")) {
                proxyHeaders.incrementAndGet();
              }
              request.response().end("ok");
            })
            .listen(0, "127.0.0.1")
            .await();
    return server.actualPort();
  }
}
