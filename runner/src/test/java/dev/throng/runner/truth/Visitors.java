package dev.throng.runner.truth;

import dev.throng.runner.results.RunView;
import java.util.function.BooleanSupplier;

/**
 * Runs the usual test: users of one class, Visitor, on one server. What is left unsaid is one user
 * that does a task once. Texts are YAML as in the manifest, fields without their braces.
 */
final class Visitors {
  private final TruthServer server;
  private String http = "";
  private String load = "users: 1";
  private String wait = "constant: 1h";
  private String tasks = "";
  private String userClass = "";
  private String spec = "";

  private Visitors(TruthServer server) {
    this.server = server;
  }

  static Visitors of(TruthServer server) {
    return new Visitors(server);
  }

  Visitors http(String fields) {
    http = fields;
    return this;
  }

  Visitors load(String fields) {
    load = fields;
    return this;
  }

  Visitors waits(String fields) {
    wait = fields;
    return this;
  }

  /** One task, t, of these steps. */
  Visitors steps(String list) {
    return tasks("- name: t\n  steps:\n" + list.indent(4));
  }

  Visitors tasks(String list) {
    tasks = list;
    return this;
  }

  /** Further fields of the user class. */
  Visitors userClass(String fields) {
    userClass = fields;
    return this;
  }

  /** Further fields of the test. */
  Visitors spec(String fields) {
    spec = fields;
    return this;
  }

  /** To the end; the load should have a duration. */
  RunView run() {
    return Engine.run(yaml());
  }

  /** Until a condition holds; the load should have no duration. */
  RunView runUntil(BooleanSupplier enough) {
    return Engine.runUntil(enough, yaml());
  }

  RunView runUntilAnswered(int requests) {
    return runUntil(() -> server.answered().size() >= requests);
  }

  RunView runUntilReceived(int requests) {
    return runUntil(() -> server.received().size() >= requests);
  }

  String yaml() {
    return """
    target: {baseUrl: %s, http: {%s}}
    load: {%s}
    userClasses:
      - name: Visitor
        wait: {%s}
        tasks:
    %s%s%s\
    """
        .formatted(
            server.url(), http, load, wait, tasks.indent(6), userClass.indent(4), spec.indent(0));
  }
}
