package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which requests begin a trace, and which of these are told of. */
@Tag("timed")
class TracingTest {
  private static final String ALL = "tracing: {sample: 100%}";
  private static final String TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

  @Test
  void everyRequestOfAFullSampleBeginsATraceOfItsOwn() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server)
          .http(ALL)
          .steps("[{repeat: {times: 100, steps: [{get: /a}, {post: /b, body: x}]}}]")
          .runUntilAnswered(200);
      assertThat(server.received())
          .allMatch(request -> request.header("traceparent").matches(TRACEPARENT))
          .noneMatch(request -> traceId(request).matches("0+"))
          .noneMatch(request -> spanId(request).matches("0+"));
      assertThat(traceIds(server)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRequestThatIsNotSampledIsSentAsWithoutTracing() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server)
          .http("tracing: {sample: 25%}")
          .waits("constant: 1h")
          .steps("[{repeat: {times: 4000, steps: [{get: /a}]}}]")
          .runUntilAnswered(4_000);
      assertThat(traceIds(server)).hasSizeBetween(840, 1_160); // 6 standard deviations
    }
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server).steps("[{repeat: {times: 9, steps: [{get: /a}]}}]").runUntilAnswered(9);
      assertThat(traceIds(server)).isEmpty();
    }
  }

  @Test
  void twoRunsOfOneSeedHaveNoTraceInCommon() throws IOException {
    Set<String> all = new HashSet<>();
    int traces = 0;
    for (int run = 0; run < 2; run++) {
      try (TruthServer server = TruthServer.ok()) {
        Visitors.of(server)
            .http(ALL)
            .load("users: 1, seed: 7")
            .steps("[{repeat: {times: 20, steps: [{get: /a}]}}]")
            .runUntilAnswered(20);
        traces += traceIds(server).size();
        all.addAll(traceIds(server));
      }
    }
    assertThat(all).hasSize(traces);
  }

  @Test
  void theHopsOfARedirectAreSpansOfOneTraceAndEachRequestAnother() throws IOException {
    try (TruthServer other = TruthServer.ok();
        TruthServer server =
            new TruthServer((request, reply) -> {
              switch (request.path()) {
                case "/a" -> reply.send(302, "", "location: /b");
                case "/b" -> reply.send(302, "", "location: " + other.url() + "/c");
                default -> reply.ok();
              }
            })) {
      Visitors.of(server)
          .http(ALL)
          .steps("[{get: /a}, {get: /d}]")
          .runUntil(() -> server.answered().size() + other.answered().size() >= 4);
      List<TruthServer.Request> hops = new ArrayList<>(server.received("/a"));
      hops.addAll(server.received("/b"));
      hops.addAll(other.received("/c"));
      assertThat(hops)
          .hasSize(3)
          .extracting(TracingTest::traceId)
          .containsOnly(traceId(hops.getFirst()));
      assertThat(hops).extracting(TracingTest::spanId).doesNotHaveDuplicates();
      assertThat(traceId(server.received("/d").getFirst())).isNotEqualTo(traceId(hops.getFirst()));
    }
  }

  @Test
  void aTraceparentOfTheManifestStaysAndIsNotTaken() throws IOException {
    String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Visitors.of(server)
              .http(ALL)
              .steps("[{get: /a, headers: {Traceparent: %s}}]".formatted(own))
              .runUntilAnswered(1);
      assertThat(server.received("/a").getFirst().header("traceparent")).isEqualTo(own);
      assertThat(Engine.stats(view, "GET /a").traces().slowest()).isEmpty();
    }
  }

  @Test
  void usersInJavaBeginTracesToo() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(server, "@Task void a() { http.get(\"/a\"); }").http(ALL).run();
      assertThat(traceIds(server)).hasSameSizeAs(server.received()).doesNotHaveDuplicates();
      assertThat(traceIds(json(view).at("/requests/0/slowestTraces")))
          .hasSize(3)
          .isSubsetOf(traceIds(server));
    }
  }

  @Test
  void theSlowestAndTheFailedRequestsAreNamedByTheirTraces() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.path().equals("/slow")) {
            Thread.sleep(request.target().endsWith("7") ? 300 : 1);
          }
          reply.send(request.path().equals("/broken") ? 500 : 200, "");
        })) {
      RunView view =
          Visitors.of(server)
              .http(ALL)
              .steps(
                  """
                  - {repeat: {times: 5, steps: [{get: /slow, query: {n: 1}, name: slow}]}}
                  - {get: /slow, query: {n: 7}, name: slow}
                  - {repeat: {times: 5, steps: [{get: /broken}]}}
                  """)
              .runUntilAnswered(11);
      JsonNode json = json(view);
      JsonNode slow = named(json.path("requests"), "slow").path("slowestTraces");
      TruthServer.Request slowest =
          server.received("/slow").stream()
              .filter(request -> request.target().endsWith("7"))
              .findFirst()
              .orElseThrow();
      assertThat(slow.at("/0/traceId").asText()).isEqualTo(traceId(slowest));
      assertThat(slow.at("/0/responseTimeMillis").asDouble()).isGreaterThan(300);
      assertThat(slow).hasSize(3);
      assertThat(traceIds(json.at("/failures/0/traces")))
          .isNotEmpty()
          .isSubsetOf(server.received("/broken").stream().map(TracingTest::traceId).toList());
    }
  }

  @Test
  void aRequestThatWasNeverSentHasNoTrace() throws IOException {
    int closed;
    try (TruthServer gone = TruthServer.ok()) {
      closed = gone.port();
    }
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Visitors.of(server)
              .http(ALL)
              .steps("[{get: \"http://127.0.0.1:%d/\"}, {get: /a}]".formatted(closed))
              .runUntilAnswered(1);
      assertThat(view.failures()).hasSize(1);
      assertThat(view.failures().getFirst().traced()).isEmpty();
    }
  }

  private static JsonNode json(RunView view) throws IOException {
    return new ObjectMapper().readTree(JsonReport.compact().render(view));
  }

  private static JsonNode named(JsonNode rows, String name) {
    for (JsonNode row : rows) {
      if (row.path("name").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("no " + name + " in " + rows);
  }

  private static List<String> traceIds(JsonNode traces) {
    return traces.findValuesAsText("traceId");
  }

  private static List<String> traceIds(TruthServer server) {
    return server.received().stream()
        .filter(request -> request.headers().containsKey("traceparent"))
        .map(TracingTest::traceId)
        .toList();
  }

  private static String traceId(TruthServer.Request request) {
    return request.header("traceparent").split("-")[1];
  }

  private static String spanId(TruthServer.Request request) {
    return request.header("traceparent").split("-")[2];
  }
}
