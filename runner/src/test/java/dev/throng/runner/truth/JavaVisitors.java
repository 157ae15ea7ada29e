package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RunView;
import java.util.Map;
import java.util.TreeMap;

/** Runs users of one class in Java against a server. */
final class JavaVisitors {
  private final TruthServer server;
  private final Engine engine = new Engine();
  private String load = "users: 1, spawnRate: 1000, duration: 700ms";
  private String http = "";
  private String rest = "";
  private String settings = "";
  private String classes = "";

  private JavaVisitors(TruthServer server) {
    this.server = server;
  }

  /**
   * @param body of the class {@code Shopper}, whose first line is the fifth of its file
   */
  static JavaVisitors of(TruthServer server, String body) {
    JavaVisitors visitors = new JavaVisitors(server);
    visitors.engine.java(
        "Shopper.java",
        """
        import module dev.throng.users;
        import java.time.Duration;
        import java.util.*;
        class Shopper extends HttpUser {
        %s
        }
        """
            .formatted(body));
    return visitors;
  }

  /** Fields of {@code target.http}. */
  JavaVisitors http(String fields) {
    http = fields;
    return this;
  }

  JavaVisitors load(String newLoad) {
    load = newLoad;
    return this;
  }

  /** Of the user class, {@code onStartFailure: stopTest} for instance. */
  JavaVisitors settings(String more) {
    settings = ", " + more;
    return this;
  }

  /** Further user classes, an entry of the list each. */
  JavaVisitors beside(String others) {
    classes = others;
    return this;
  }

  /** Further parts of the spec. */
  JavaVisitors with(String more) {
    rest = more;
    return this;
  }

  JavaVisitors environment(Map<String, String> variables) {
    engine.environment(variables);
    return this;
  }

  RunView run() {
    return engine.runs(
        """
        target: {baseUrl: %s, http: {%s}}
        load: {%s}
        userClasses:
          - {name: Shopper, java: {file: Shopper.java}%s}
        %s
        %s
        """
            .formatted(server.url(), http, load, settings, classes.indent(2), rest));
  }

  /** How often each exception was thrown, by where and what. */
  static Map<String, Long> exceptions(RunView view) {
    Map<String, Long> counts = new TreeMap<>();
    for (ExceptionStats row : view.exceptions()) {
      counts.put(row.where() + ": " + row.message(), row.count());
    }
    return counts;
  }

  /** How often each failure was, by name and text. */
  static Map<String, Long> failures(RunView view) {
    Map<String, Long> counts = new TreeMap<>();
    for (FailureStats row : view.failures()) {
      counts.put(row.key() + ": " + row.error(), row.occurrences());
    }
    return counts;
  }

  /** What was counted of these paths is what the server has received. */
  static void assertCounted(RunView view, TruthServer server, String... paths) {
    for (String path : paths) {
      assertThat(Engine.stats(view, "GET " + path).requests())
          .as(path)
          .isEqualTo(server.received(path).size());
    }
  }
}
