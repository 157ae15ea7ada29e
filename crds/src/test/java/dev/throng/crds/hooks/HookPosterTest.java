package dev.throng.crds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.throng.crds.run.RunState;
import dev.throng.crds.spec.Hook;
import dev.throng.crds.spec.HookEvent;
import dev.throng.crds.status.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookPosterTest {
  private static final HookPoster.Tries QUICK =
      new HookPoster.Tries(3, Duration.ofSeconds(10), Duration.ofMillis(1));
  private static final HookNotice NOTICE =
      HookNotice.of(
          "7",
          HookEvent.FINISHED,
          new HookNotice.Subject("team", "shop", 3, "http://shop"),
          Looks.ended(RunState.FINISHED, Verdict.FAILED, "p95 is 3s"));

  private final List<String> received = new ArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final HookPoster poster = new HookPoster(QUICK, _ -> true);
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + body);
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          byte[] answer = "echo of a secret".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.poll(), answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    poster.close();
    server.stop(0);
  }

  private HookRequest request(String path) {
    return HookRequest.of(
        new Hook(
            "chat",
            List.of(HookEvent.FINISHED),
            "http://127.0.0.1:" + server.getAddress().getPort() + path,
            Map.of("Authorization", "Bearer ${secrets.token}")),
        Map.of("region", "eu"),
        name -> name.equals("token") ? "s3cret" : "T0/B0 0");
  }

  @Test
  void theNoticeIsPostedWithItsSecretsFilledIn() throws InterruptedException {
    assertThat(poster.post(request("/${region}/${secrets.path}"), NOTICE)).isEmpty();

    assertThat(received)
        .singleElement()
        .asString()
        .startsWith("POST /eu/T0/B0%200 Bearer s3cret application/json {\"schema\":")
        .contains(
            "\"event\":\"finished\",\"text\":\"shop, run 3: Failed: p95 is 3s\"",
            "\"run\":{\"state\":\"Finished\",",
            "\"verdict\":\"Failed\"");
  }

  @Test
  void aServerInTroubleIsTriedAgainAndAgainButNotForEver() throws InterruptedException {
    answers.addAll(List.of(503, 429, 204));
    assertThat(poster.post(request("/"), NOTICE)).isEmpty();
    assertThat(received).hasSize(3);

    answers.addAll(List.of(500, 500, 500, 200));
    assertThat(poster.post(request("/"), NOTICE))
        .contains("127.0.0.1 answered with status 500, 3 times");
    assertThat(received).hasSize(6);
  }

  @Test
  void aRefusalOrARedirectIsFinalAndNothingOfItsBodyIsTold() throws InterruptedException {
    answers.addAll(List.of(403, 302));

    assertThat(poster.post(request("/"), NOTICE)).contains("127.0.0.1 answered with status 403");
    assertThat(poster.post(request("/"), NOTICE)).contains("127.0.0.1 answered with status 302");
    assertThat(received).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 50})
  void aServerThatSaysNothingEndsWithItsTime(int timeoutMs) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      HookPoster brief =
          new HookPoster(
              new HookPoster.Tries(2, Duration.ofMillis(timeoutMs), Duration.ofMillis(1)),
              _ -> true);
      Hook hook =
          new Hook(
              "x",
              List.of(HookEvent.STARTED),
              "http://127.0.0.1:" + silent.getLocalPort(),
              Map.of());

      assertThat(brief.post(HookRequest.of(hook, Map.of(), _ -> ""), NOTICE))
          .contains("127.0.0.1 did not answer within " + timeoutMs + " ms, 2 times");
      brief.close();
    }
  }

  @Test
  void anAddressThatMayNotBeReachedIsNotAsked() throws InterruptedException {
    HookPoster outward = new HookPoster(QUICK, address -> !address.isLoopbackAddress());

    assertThat(outward.post(request("/"), NOTICE))
        .contains("127.0.0.1 has an address that hooks may not reach");
    assertThat(received).isEmpty();
    outward.close();
  }

  @Test
  void aSecretWithALineBreakIsRefusedWithoutBeingShown() {
    Hook hook =
        new Hook("x", List.of(HookEvent.STARTED), "http://h/", Map.of("X-Key", "${secrets.token}"));

    assertThatThrownBy(() -> HookRequest.of(hook, Map.of(), _ -> "s3cret\n"))
        .hasMessage(
            "the header X-Key holds a secret with a line break, or with what no header can hold");
    assertThat(HookRequest.secrets(hook)).containsExactly("token");
  }
}
