package dev.throng.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which test a run is, and under which load, in short. Figures of runs that differ in one of them
 * say nothing of each other; what may differ is target, headers, settings of HTTP, thresholds.
 *
 * @param load {@link #UNPLANNED} if the run did not have the load of its spec
 */
record TestIdentity(String test, String load) {
  private static final List<String> TEST = List.of("userClasses", "tags", "variables", "data");
  private static final List<String> NO_LOAD = List.of("seed", "warmup", "stopTimeout");
  private static final String UNPLANNED = "unplanned";

  /**
   * @param javaSources what stands for the texts of user classes in Java, by their names
   */
  static TestIdentity of(JsonNode spec, Map<String, String> javaSources) {
    JsonNode load = spec.path("load").deepCopy();
    if (load instanceof ObjectNode fields) {
      fields.remove(NO_LOAD);
    }
    JsonNode test = spec.deepCopy();
    if (test instanceof ObjectNode fields) {
      fields.retain(TEST);
      if (!javaSources.isEmpty()) {
        javaSources.forEach(fields.putObject("javaSources")::put);
      }
    }
    return new TestIdentity(Canonical.hash(test), Canonical.hash(load));
  }

  /** Empty of a run whose operator did not note it. */
  static Optional<TestIdentity> parse(@Nullable String text) {
    int slash = text == null ? -1 : text.indexOf('/');
    return text == null || slash < 0
        ? Optional.empty()
        : Optional.of(new TestIdentity(text.substring(0, slash), text.substring(slash + 1)));
  }

  /** The same test under a load that was changed, or cut short, while it went on. */
  TestIdentity unplanned() {
    return new TestIdentity(test, UNPLANNED);
  }

  /**
   * Why an earlier run's figures are none to compare this one's with, as a sentence goes on after
   * the run's name; empty if they are.
   */
  Optional<String> differsFrom(@Nullable String earlier) {
    Optional<TestIdentity> other = parse(earlier);
    if (other.isEmpty()) {
      return Optional.of("does not say what it tested");
    }
    if (!other.get().test.equals(test)) {
      return Optional.of("is of another test: its user classes, tags, variables or data differ");
    }
    if (other.get().load.equals(UNPLANNED)) {
      return Optional.of("did not have the load that it was planned with");
    }
    return other.get().load.equals(load)
        ? Optional.empty()
        : Optional.of("had another load: its spec.load differs");
  }

  @Override
  public String toString() {
    return test + "/" + load;
  }
}
