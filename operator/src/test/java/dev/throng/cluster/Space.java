package dev.throng.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A namespace with a Service {@code shop}, as a team would have it. It enforces the restricted
 * security standard. LoadTests of different namespaces don't wait for each other.
 */
final class Space {
  static final String SHOP = "src/test/resources/cluster/shop.yaml";

  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE_SECONDS = 180;

  private final String name;
  private final Command kubectl;

  private Space(String name) {
    this.name = name;
    this.kubectl = Node.started().kubectl().with("--namespace", name);
  }

  /** Its shop is the common one. */
  static Space of(String name) {
    Node.started().createNamespace(name);
    Space space = new Space(name);
    space.applied(CommonShop.service("shop"));
    return space;
  }

  /** Its shop is its own, and answers. */
  static Space withOwnShop(String name, String... flags) {
    Node.started().createNamespace(name);
    Space space = new Space(name);
    space.applied(
        shop()
            .replace(
                "0.0.0.0]",
                "0.0.0.0"
                    + Stream.of(flags)
                        .map(flag -> ", \"" + flag + "\"")
                        .collect(Collectors.joining())
                    + "]"));
    space.kubectl("wait", "--for=condition=Available", "deployment/shop", "--timeout=120s");
    return space;
  }

  private static String shop() {
    try {
      return Files.readString(Path.of(SHOP));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  String kubectl(String... arguments) {
    return kubectl.run(arguments);
  }

  Command.Result attempt(String... arguments) {
    return kubectl.attempt("", arguments);
  }

  /** Runs the project's kubectl plug-in. */
  Command.Result throng(String... arguments) {
    return Node.started().plugIn().with(arguments).attempt("", "--namespace", name);
  }

  /**
   * @throws AssertionError if the API server refuses it
   */
  void applied(Object manifest) {
    Command.Result result = kubectl.attempt(manifest.toString(), "apply", "-f", "-");
    if (result.exitCode() != 0) {
      throw new AssertionError(result.text());
    }
  }

  /** An object as the API server would make it. */
  String wouldBe(String manifest) {
    return kubectl
        .attempt(manifest, "create", "--dry-run=server", "--output=yaml", "-f", "-")
        .text();
  }

  /** Applies a LoadTest, and waits for its load to run. */
  void started(LoadTestText test) {
    applied(test);
    awaitStatus(test.name(), "phase", "Running");
  }

  /** Changes a LoadTest's spec as {@code kubectl patch} does. */
  void patch(String loadTest, String spec) {
    kubectl("patch", "lt/" + loadTest, "--type=merge", "--patch={\"spec\": " + spec + "}");
  }

  /** Waits for a field of a LoadTest's status to be this. */
  void awaitStatus(String loadTest, String field, Object value) {
    kubectl(
        "wait",
        "lt/" + loadTest,
        "--for=jsonpath={.status." + field + "}=" + value,
        "--timeout=" + PATIENCE_SECONDS + "s");
  }

  /** Waits for the end of a run. */
  LoadTestView finished(String loadTest) {
    kubectl(
        "wait",
        "lt/" + loadTest,
        "--for=condition=Finished",
        "--timeout=" + PATIENCE_SECONDS + "s");
    return view(loadTest);
  }

  /** Applies a LoadTest, and waits for its end. */
  LoadTestView run(LoadTestText test) {
    applied(test);
    return finished(test.name());
  }

  LoadTestView view(String loadTest) {
    return new LoadTestView(json("get", "lt", loadTest, "--output=json"));
  }

  /** All LoadTests of the namespace, by name. */
  Map<String, LoadTestView> views() {
    return StreamSupport.stream(
            json("get", "lt", "--output=json").path("items").spliterator(), false)
        .map(LoadTestView::new)
        .collect(Collectors.toMap(LoadTestView::name, Function.identity()));
  }

  /** A pod of a LoadTest's master or workers. */
  RunPod pod(String loadTest, String role) {
    return podOf("--selector=throng.dev/loadtest=" + loadTest + ",throng.dev/role=" + role);
  }

  /** When the newest pod of a LoadTest was made, to the second. */
  Instant newestPodOf(String loadTest) {
    String selector = "--selector=throng.dev/loadtest=" + loadTest;
    return json("get", "pods", selector, "--output=json")
        .findValuesAsText("creationTimestamp")
        .stream()
        .map(Instant::parse)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** The operator's pod. */
  static RunPod operator() {
    return new Space(Node.SYSTEM).podOf("--selector=app.kubernetes.io/name=throng-operator");
  }

  /** The pod of that one of several operators which looks after LoadTests. */
  static RunPod leader() {
    Space system = new Space(Node.SYSTEM);
    String name =
        system.kubectl("get", "lease", "throng", "--output=jsonpath={.spec.holderIdentity}");
    return system.podOf("--field-selector=metadata.name=" + name);
  }

  private RunPod podOf(String selector) {
    JsonNode pod = json("get", "pods", selector, "--output=json").at("/items/0");
    return new RunPod(
        name,
        pod.at("/metadata/name").asText(),
        pod.at("/metadata/uid").asText(),
        pod.at("/status/podIP").asText());
  }

  /**
   * The reasons of the Events about a LoadTest that has finished, whose order their times of whole
   * seconds do not tell.
   */
  List<String> events(String loadTest) {
    return eventsAbout(loadTest).findValuesAsText("reason");
  }

  /** What the Events of one reason say about a LoadTest that has finished. */
  List<String> events(String loadTest, String reason) {
    return StreamSupport.stream(eventsAbout(loadTest).spliterator(), false)
        .filter(event -> event.path("reason").asText().equals(reason))
        .map(event -> event.path("message").asText())
        .toList();
  }

  /** An Event comes after the status that it tells of. */
  private JsonNode eventsAbout(String loadTest) {
    AtomicReference<JsonNode> events = new AtomicReference<>(MissingNode.getInstance());
    await(
        "an Event tells that " + loadTest + " has finished",
        () -> {
          events.set(
              json(
                      "get",
                      "events",
                      "--field-selector=involvedObject.kind=LoadTest,involvedObject.name="
                          + loadTest,
                      "--output=json")
                  .path("items"));
          return events.get().findValuesAsText("reason").contains("Finished");
        });
    return events.get();
  }

  /** Waits until no pod of a LoadTest runs, and none of its objects is left but kept pods. */
  void awaitNothingLeftOf(String loadTest) {
    await("only kept pods are left of " + loadTest, () -> leftovers(loadTest).isBlank());
  }

  private String leftovers(String loadTest) {
    String selector = "throng.dev/loadtest=" + loadTest + ",throng.dev/role!=report";
    return kubectl(
            "get",
            "services,secrets,configmaps,networkpolicies,poddisruptionbudgets",
            "-l",
            selector,
            "--output=name")
        + kubectl(
            "get",
            "pods",
            "--selector=" + selector,
            "--field-selector=status.phase!=Failed,status.phase!=Succeeded",
            "--output=name");
  }

  /** All requests that the namespace's own shop has answered, its own probes left out. */
  long requestsCountedByTheShop() {
    return json("get", "--raw", "/api/v1/namespaces/" + name + "/services/shop:http/proxy/stats")
        .path("requests")
        .longValue();
  }

  JsonNode json(String... arguments) {
    String text = kubectl(arguments);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE_SECONDS + " s: " + what);
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
