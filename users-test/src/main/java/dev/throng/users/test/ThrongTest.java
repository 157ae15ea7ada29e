package dev.throng.users.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.data.Rows;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadSpec;
import dev.throng.crds.spec.SecretVariable;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.users.UserCode;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Rehearsal;
import dev.throng.users.HttpUser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs one user of a class as a load would, but once: its constructor, {@code onStart}, each task
 * once and in the order of the source, {@code onStop}; without the waits between tasks. Requests
 * are sent, judged and counted by the engine itself.
 *
 * <pre>{@code
 * Seen seen = ThrongTest.once(Shopper.class, "http://localhost:8080");
 *
 * assertThat(seen.problems()).isEmpty();
 * assertThat(seen.names()).contains("GET /api/products/{id}");
 * }</pre>
 *
 * <p>Works with any test framework. Use it from one thread.
 */
public final class ThrongTest {
  private static final Duration USUAL_LONGEST = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Class<? extends HttpUser> userClass;
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, JsonNode> feeds = new LinkedHashMap<>();
  private List<String> tags = List.of();
  private long seed = 1;
  private Duration longest = USUAL_LONGEST;

  private ThrongTest(Class<? extends HttpUser> userClass) {
    this.userClass = userClass;
  }

  /**
   * Runs a user once that needs nothing of a manifest.
   *
   * @param url of the target, such as {@code http://localhost:8080}
   * @throws IllegalArgumentException saying what is wrong with the class or the URL
   * @throws IllegalStateException if the user does not end within 30 s
   */
  public static Seen once(Class<? extends HttpUser> userClass, String url) {
    return of(userClass).against(url);
  }

  /** A user of a class, who may be given more before {@link #against} runs it. */
  public static ThrongTest of(Class<? extends HttpUser> userClass) {
    return new ThrongTest(userClass);
  }

  /** What {@code secret(name)} gives the user; it is blanked in failures and in what is logged. */
  public ThrongTest secret(String name, String text) {
    secrets.put(name, text);
    return this;
  }

  /**
   * What {@code row(feed)} gives the user, one after the other.
   *
   * @param rows whose values are what JSON can hold
   */
  public ThrongTest rows(String feed, List<? extends Map<String, ?>> rows) {
    feeds.put(feed, JSON.valueToTree(rows));
    return this;
  }

  /** Runs only tasks that have one of these tags. */
  public ThrongTest tags(String... included) {
    tags = List.of(included);
    return this;
  }

  /**
   * Other decisions of {@code random()} than those of seed 1.
   *
   * @param newSeed from 0 on
   */
  public ThrongTest seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  /** How long all may take, in place of 30 s. */
  public ThrongTest within(Duration newLongest) {
    longest = newLongest;
    return this;
  }

  /**
   * Runs the user to its end.
   *
   * @param url of the target, such as {@code http://localhost:8080}
   * @throws IllegalArgumentException saying what is wrong with the class, or with what it was given
   * @throws IllegalStateException if the user does not end in time
   */
  public Seen against(String url) {
    ReadSpec read = ManifestReader.readSpec(spec(url));
    if (!read.isValid()) {
      throw new IllegalArgumentException(
          read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    feeds.forEach((name, feed) -> rows.put(name, Rows.fromJson(feed.toString()).rows()));
    Watching watching = new Watching(secrets.values());
    try {
      Rehearsal rehearsal =
          Rehearsal.ofLoaded(
              read.spec(),
              seed,
              rows,
              UserCode.ofLoaded(userClass),
              new Environment(this::variable),
              watching::logged);
      if (!rehearsal.run(watching, longest)) {
        throw new IllegalStateException(
            userClass.getSimpleName()
                + " did not end within "
                + longest
                + "; seen until then: "
                + watching.seen());
      }
    } catch (UnresolvedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + userClass.getSimpleName() + " ran", e);
    }
    return watching.seen();
  }

  private ObjectNode spec(String url) {
    ObjectNode spec = JSON.createObjectNode();
    spec.putObject("target").put("baseUrl", url);
    spec.putObject("load").put("users", 1).put("duration", "1h").put("stopTimeout", "1h");
    tags.forEach(spec.putObject("tags").putArray("include")::add);
    secrets
        .keySet()
        .forEach(name ->
            spec.withObjectProperty("secrets")
                .putObject(name)
                .putObject("secretKeyRef")
                .put("name", "test")
                .put("key", "test"));
    feeds.forEach((name, rows) ->
        spec.withObjectProperty("data")
            .putObject(name)
            .putObject("json")
            .put("inline", rows.toString()));
    ObjectNode java =
        spec.putArray("userClasses").addObject().put("name", "User").putObject("java");
    java.put("className", userClass.getName()).putArray("classPath").add("loaded");
    return spec;
  }

  @SuppressWarnings("NullAway") // null for what is not set, as System.getenv
  private String variable(String name) {
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      if (SecretVariable.of(secret.getKey()).equals(name)) {
        return secret.getValue();
      }
    }
    return System.getenv(name);
  }
}
