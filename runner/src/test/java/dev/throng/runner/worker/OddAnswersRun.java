package dev.throng.runner.worker;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.OpenModel;
import dev.throng.runner.http.HttpClients;
import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.script.Script;
import dev.throng.runner.script.UserTrace;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One user asks for all cases of a file, one after the other, and for something good after each.
 */
final class OddAnswersRun {
  private static final String SPEC =
      """
      target: {baseUrl: "http://127.0.0.1:%d", http: {timeout: 400ms, version: %s}}
      load: {users: 1, duration: 1m}
      userClasses:
        - name: Visitor
          tasks:
            - name: all
              sequence: true
              tasks:
      """;

  /** A task may have 100 steps, and a case has up to four. */
  static final int CASES_OF_A_TASK = 25;

  private final OddServer server;
  private final Map<String, NameCount> counts = new HashMap<>();
  private final Map<String, String> failures = new HashMap<>();
  long repeats;

  /**
   * @param trace sees all of it, or null
   */
  OddAnswersRun(OddServer server, String version, @Nullable UserTrace trace) {
    this.server = server;
    StringBuilder steps =
        new StringBuilder("- {name: warm-up, steps: [{get: /warm-up, timeout: 10s}]}\n");
    for (int i = 0; i < server.cases.size(); i++) {
      if (i % CASES_OF_A_TASK == 0) {
        steps.append("- name: from-%d\n  steps:\n".formatted(i));
      }
      steps(steps, i, server.cases.get(i));
    }
    String spec = SPEC.formatted(server.port(), version) + steps.toString().indent(8);
    Scenario scenario = ScenarioCompiler.compile(Manifests.spec(spec), Map.of(), Map.of());
    LoadLoop.LoopCount count = run(scenario, trace);
    for (NameCount name : count.drained().names()) {
      counts.put(scenario.catalogue().names().get(name.name()).name(), name);
    }
    for (ErrorCount error : count.drained().errors()) {
      failures.merge(
          scenario.catalogue().names().get(error.name()).name(),
          error.error(),
          (a, b) -> a + " AND " + b);
    }
    count
        .drained()
        .exceptions()
        .forEach(e -> failures.merge("exceptions", e.message(), String::concat));
    repeats = count.drained().connections().repeats();
  }

  private static void steps(StringBuilder steps, int number, OddAnswer answer) {
    if (answer.fresh()) {
      steps.append("  - get: /before/%d\n".formatted(number));
    }
    steps.append("  - %s: /case/%d\n".formatted(answer.method().toLowerCase(Locale.ROOT), number));
    if (!answer.reads().isEmpty()) {
      steps.append("    checks: [{expect: \"body == '%s'\"}]\n".formatted(answer.reads()));
    }
    if (!answer.pause().isEmpty()) {
      steps.append("  - wait: %s\n".formatted(answer.pause()));
    }
    steps.append("  - get: /next/%d\n".formatted(number));
  }

  private static LoadLoop.LoopCount run(Scenario scenario, @Nullable UserTrace trace) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    CompletableFuture<LoadLoop.LoopCount> counted = new CompletableFuture<>();
    HttpClients clients =
        new HttpClients(
            vertx, scenario.http(), scenario.target().origin(), HttpClients.TlsMaterial.NONE);
    ScriptedLoop scripted =
        ScriptedLoop.alone(
            vertx,
            scenario,
            new Script.Run(1, 1),
            clients.next(),
            new LoadLoop.Listener() {
              @Override
              public void iterationEnded(LoadLoop loop) {
                loop.users().stopAll(0);
              }

              @Override
              public void empty(LoadLoop loop) {
                loop.end();
                counted.complete(loop.drain());
              }
            });
    LoadLoop loop = scripted.loop();
    loop.execute(() -> {
      if (trace != null) {
        scripted.script().trace(trace);
      }
      loop.begin(System.nanoTime());
      loop.users().share(0, OpenModel.Share.once(), OpenModel.Place.single(0));
    });
    try {
      return counted.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("the user did not come to its end", e);
    } finally {
      vertx.close();
    }
  }

  /** What was recorded of a case, and of the request after it, as the corpus writes it. */
  String record(int number) {
    String path = "/case/" + number;
    String next = "/next/" + number;
    String failure = failures.getOrDefault(path, "");
    boolean same = server.connectionOf(path) == server.connectionOf(next);
    return status(path)
        + (same ? " same" : " new")
        + (failure.isEmpty() ? "" : " " + failure)
        + (status(next).equals("200") && !failures.containsKey(next)
            ? ""
            : "; next: " + status(next) + " " + failures.get(next));
  }

  /** Status and failure of one path. */
  String recordOf(String path) {
    return status(path) + " " + failures.getOrDefault(path, "");
  }

  private String status(String path) {
    NameCount count = counts.get(path);
    if (count == null || count.requests() != 1) {
      return "counted " + (count == null ? 0 : count.requests()) + " times";
    }
    return count.statuses().isEmpty()
        ? "0"
        : count.statuses().keySet().stream().map(String::valueOf).reduce("", String::concat);
  }

  /** Messages of exceptions; empty for none. */
  String exceptions() {
    return failures.getOrDefault("exceptions", "");
  }
}
