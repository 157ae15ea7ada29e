package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import dev.throng.runner.worker.Environment;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/1.1, HTTP/2 and TLS: the server says what it was spoken to in. */
@Tag("timed")
class ProtocolsTest {
  @TempDir static Path directory = Path.of("");
  private static Vertx vertx = Vertx.vertx();
  private static Certificates server = new Certificates(directory, directory, directory);
  private static Certificates client = server;
  private static Certificates impostor = server;

  private final Map<String, AtomicInteger> versions = new ConcurrentHashMap<>();
  private final Map<String, String> authorities = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private HttpServer listening = vertx.createHttpServer();

  @BeforeAll
  static void makeCertificates() throws IOException {
    vertx = Vertx.vertx();
    server = Certificates.create(directory, "server");
    client = Certificates.create(directory, "client");
    impostor = Certificates.fresh(Files.createDirectory(directory.resolve("other")), "client");
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  @AfterEach
  void stopServer() {
    listening.close();
  }

  @Test
  void overTlsTheBetterProtocolIsChosenAndAnOwnAuthorityIsTrusted() {
    String url = listen(tls());

    RunView view = run(url, "auto", "caSecret: {name: ca, key: ca.crt}", trusted());

    assertThat(view.failures()).isEmpty();
    assertThat(view.total().requests()).isPositive();
    assertThat(versions).containsOnlyKeys("HTTP_2");
  }

  @Test
  void anAuthorityThatOnlyTheVariableNamesIsTrustedToo() {
    String url = listen(tls());

    RunView view = run(url, "auto", "", trusted());

    assertThat(view.failures()).isEmpty();
    assertThat(view.total().requests()).isPositive();
  }

  @Test
  void aHostOfTheManifestIsTheAuthorityInHttp2() {
    String url = listen(tls());

    RunView view =
        run(url, "http2", "insecureSkipVerify: true", Map.of(), "headers: {Host: shop.example}");

    assertThat(view.failures()).isEmpty();
    assertThat(authorities).containsOnlyKeys("shop.example");
  }

  @Test
  void http11OverTlsIsSpokenWhenAskedFor() {
    String url = listen(tls());

    RunView view = run(url, "http1.1", "insecureSkipVerify: true", Map.of());

    assertThat(view.failures()).isEmpty();
    assertThat(versions).containsOnlyKeys("HTTP_1_1");
  }

  @Test
  void inClearTextAutoSpeaksHttp11() {
    String url = listen(new HttpServerOptions());

    RunView view = run(url, "auto", "", Map.of());

    assertThat(view.failures()).isEmpty();
    assertThat(versions).containsOnlyKeys("HTTP_1_1");
  }

  @Test
  void http2InClearTextIsSpokenWithPriorKnowledge() {
    String url = listen(new HttpServerOptions());

    RunView view = run(url, "http2-prior-knowledge", "", Map.of());

    assertThat(view.failures()).isEmpty();
    assertThat(versions).containsOnlyKeys("HTTP_2");
  }

  @Test
  void sharedHttp2ConnectionsCarryManyUsersAtOnce() {
    String url = listen(new HttpServerOptions());

    RunView view =
        run(url, "http2-prior-knowledge, connections: shared, maxConnections: 2", "", Map.of());

    assertThat(view.failures()).isEmpty();
    assertThat(connections).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsAFailureOfItsOwnName() {
    String url = listen(tls());

    RunView view = run(url, "auto", "", Map.of());

    assertThat(view.failures()).isNotEmpty();
    assertThat(view.failures())
        .allSatisfy(f ->
            assertThat(f.error())
                .startsWith(
                    "TLS: no authority that is trusted has signed the server's certificate: give"
                        + " the authority by --cacert"));
    assertThat(view.total().failures()).isEqualTo(view.total().requests());
  }

  @Test
  void aCertificateForOtherHostsIsAFailureOfItsOwnName() {
    String url = listen(tls()).replace("127.0.0.1", "shop.invalid");

    RunView view =
        new Engine()
            .environment(trusted())
            .runs(
                """
                target: {baseUrl: "%s", http: {resolve: {"%s": 127.0.0.1}}}
                load: {users: 1, duration: 1s}
                userClasses:
                  - {name: U, wait: {constant: 20ms}, tasks: [{name: t, steps: [{get: /}]}]}
                """
                    .formatted(url, url.replace("https://", "")));

    assertThat(view.failures())
        .isNotEmpty()
        .allSatisfy(f ->
            assertThat(f.error())
                .startsWith("TLS: the server's certificate is for other hosts (No ")
                .contains("shop.invalid"));
  }

  @Test
  void aServerInClearTextIsToldFromOneWithAWrongCertificate() {
    String url = listen(new HttpServerOptions()).replace("http:", "https:");

    assertThat(run(url, "auto", "", trusted()).failures())
        .isNotEmpty()
        .allSatisfy(f ->
            assertThat(f.error())
                .isEqualTo(
                    "TLS: what answers there does not speak TLS: its URL must begin with http://,"
                        + " or have another port"));
  }

  @Test
  void aClientCertificateIsPresentedWhereTheServerWantsOne() {
    HttpServerOptions wantsOne =
        tls()
            .setClientAuth(ClientAuth.REQUIRED)
            .setTrustOptions(new PemTrustOptions().addCertPath(client.certificatePem().toString()));
    String url = listen(wantsOne);

    RunView view =
        run(
            url,
            "auto",
            "caSecret: {name: ca, key: ca.crt}, clientCertSecret: {name: client}",
            Map.of(
                Environment.CA_FILE, server.certificatePem().toString(),
                Environment.CERT_FILE, client.certificatePem().toString(),
                Environment.KEY_FILE, client.keyPem().toString()));

    assertThat(view.failures()).isEmpty();
    assertThat(view.total().requests()).isPositive();
  }

  @Test
  void aRefusedClientIsToldByTheServersReason() {
    HttpServerOptions wantsOne =
        tls()
            .setClientAuth(ClientAuth.REQUIRED)
            .setTrustOptions(new PemTrustOptions().addCertPath(client.certificatePem().toString()));
    String url = listen(wantsOne);

    RunView view = run(url, "http1.1", "", trusted());

    assertThat(view.failures())
        .isNotEmpty()
        .allSatisfy(failure ->
            assertThat(failure.error())
                .startsWith("TLS: the server refused the client's certificate: "));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'none and'",
    "server, 'none, since the test''s is of no issuer and kind that it takes, and'",
    "impostor, one and"
  })
  void aRefusedClientIsToldOverHttp2WhatTheServerGot(String identity, String got) {
    HttpServerOptions wantsOne =
        tls()
            .setClientAuth(ClientAuth.REQUIRED)
            .setTrustOptions(new PemTrustOptions().addCertPath(client.certificatePem().toString()));
    String url = listen(wantsOne);
    Map<String, String> environment = new HashMap<>(trusted());
    if (!identity.isEmpty()) {
      Certificates presented = identity.equals("server") ? server : impostor;
      environment.put(Environment.CERT_FILE, presented.certificatePem().toString());
      environment.put(Environment.KEY_FILE, presented.keyPem().toString());
    }

    RunView view = run(url, "http2", "", environment);

    assertThat(view.failures())
        .isNotEmpty()
        .allSatisfy(failure ->
            assertThat(failure.error())
                .isEqualTo(
                    "TLS: the server asked for a client certificate, got "
                        + got
                        + " closed the connection: "
                        + url.replace("https://", "")));
  }

  @Test
  void anAuthorityThatOnlyTheVariableNamesIsTrusted() {
    String url = listen(tls());

    RunView view = run(url, "auto", "", trusted());

    assertThat(view.failures()).isEmpty();
    assertThat(view.total().requests()).isPositive();
  }

  private Map<String, String> trusted() {
    return Map.of(Environment.CA_FILE, server.certificatePem().toString());
  }

  private static HttpServerOptions tls() {
    return new HttpServerOptions()
        .setSsl(true)
        .setUseAlpn(true)
        .setKeyCertOptions(
            new PfxOptions().setPath(server.store().toString()).setPassword(Certificates.PASSWORD));
  }

  private String listen(HttpServerOptions options) {
    listening =
        vertx
            .createHttpServer(options)
            .connectionHandler(_ -> connections.incrementAndGet())
            .requestHandler(request -> {
              versions
                  .computeIfAbsent(request.version().name(), _ -> new AtomicInteger())
                  .incrementAndGet();
              authorities.put(String.valueOf(request.authority()), request.path());
              request.response().end("ok");
            })
            .listen(0, "127.0.0.1")
            .await();
    return (options.isSsl() ? "https" : "http") + "://127.0.0.1:" + listening.actualPort();
  }

  private static RunView run(
      String url, String version, String tls, Map<String, String> environment) {
    return run(url, version, tls, environment, "");
  }

  private static RunView run(
      String url, String version, String tls, Map<String, String> environment, String more) {
    return new Engine()
        .environment(environment)
        .runs(
            """
            target: {baseUrl: "%s", http: {version: %s, tls: {%s}}, %s}
            load: {users: 8, spawnRate: 100, duration: 1s}
            userClasses:
              - {name: U, wait: {constant: 20ms}, tasks: [{name: t, steps: [{get: /}]}]}
            """
                .formatted(url, version, tls, more));
  }
}
