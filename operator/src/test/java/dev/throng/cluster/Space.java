package dev.throng.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A namespace with a Service {@code shop}, as a team would have it. It enforces the restricted
 * security standard. LoadTests of different namespaces don't wait for each other.
 */
final class Space {
  static final String SHOP = "src/test/resources/cluster/shop.yaml";

  /** The kinds of objects that a run has beside its Jobs and their pods. */
  private static final List<String> OBJECTS =
      List.of("services", "secrets", "configmaps", "networkpolicies", "poddisruptionbudgets");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String name;
  private final Command kubectl;
  private final Api api;

  private Space(String name) {
    this.name = name;
    this.api = new Api(Node.started().client(), name);
    this.kubectl = Node.started().kubectl().with("--namespace", name);
  }

  /** Its shop is the common one. */
  static Space of(String name) {
    Node.started().createNamespace(name);
    Space space = new Space(name);
    space.addService("shop");
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

  /** A Service that leads to the common shop, another target than the other ones. */
  void addService(String service) {
    CommonShop.addService(api, service);
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
    String pointer = "/" + field.replace('.', '/');
    await(loadTest, view -> view.status().at(pointer).asText().equals(value.toString()));
  }

  /** Waits for the end of a run. */
  LoadTestView finished(String loadTest) {
    return await(loadTest, LoadTestView::isFinished);
  }

  /** Waits for a LoadTest to be so. */
  LoadTestView await(String loadTest, Predicate<LoadTestView> condition) {
    return new LoadTestView(
        api.await(
            "loadtests", loadTest, object -> condition.test(new LoadTestView(object)), PATIENCE));
  }

  /** Applies a LoadTest, and waits for its end. */
  LoadTestView run(LoadTestText test) {
    applied(test);
    return finished(test.name());
  }

  LoadTestView view(String loadTest) {
    return new LoadTestView(api.get("loadtests", loadTest));
  }

  /** What a pod of a run has printed so far. */
  String logs(RunPod pod) {
    return api.logs(pod.name());
  }

  /** All LoadTests of the namespace, by name. */
  Map<String, LoadTestView> views() {
    return api.list("loadtests").stream()
        .map(LoadTestView::new)
        .collect(Collectors.toMap(LoadTestView::name, Function.identity()));
  }

  /** A pod of a LoadTest's master or workers. */
  RunPod pod(String loadTest, String role) {
    return podOf("labelSelector=throng.dev/loadtest=" + loadTest + ",throng.dev/role=" + role);
  }

  /** When the newest pod of a LoadTest was made, to the second. */
  Instant newestPodOf(String loadTest) {
    return api.list("pods", "labelSelector=throng.dev/loadtest=" + loadTest).stream()
        .map(pod -> Instant.parse(pod.at("/metadata/creationTimestamp").asText()))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** The operator's pod. */
  static RunPod operator() {
    return new Space(Node.SYSTEM).podOf("labelSelector=app.kubernetes.io/name=throng-operator");
  }

  /** The pod of that one of several operators which looks after LoadTests. */
  static RunPod leader() {
    Space system = new Space(Node.SYSTEM);
    String name = system.api.get("leases", "throng").at("/spec/holderIdentity").asText();
    return system.podOf("fieldSelector=metadata.name=" + name);
  }

  private RunPod podOf(String selector) {
    JsonNode pod = api.list("pods", selector).getFirst();
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
    return eventsAbout(loadTest).stream().map(event -> event.path("reason").asText()).toList();
  }

  /** What the Events of one reason say about a LoadTest that has finished. */
  List<String> events(String loadTest, String reason) {
    return eventsAbout(loadTest).stream()
        .filter(event -> event.path("reason").asText().equals(reason))
        .map(event -> event.path("message").asText())
        .toList();
  }

  /** An Event comes after the status that it tells of. */
  private List<JsonNode> eventsAbout(String loadTest) {
    AtomicReference<List<JsonNode>> events = new AtomicReference<>(List.of());
    await(
        "an Event tells that " + loadTest + " has finished",
        () -> {
          events.set(
              api.list(
                  "events",
                  "fieldSelector=involvedObject.kind=LoadTest,involvedObject.name=" + loadTest));
          return events.get().stream()
              .anyMatch(event -> event.path("reason").asText().equals("Finished"));
        });
    return events.get();
  }

  /** Waits until no pod of a LoadTest runs, and none of its objects is left but kept pods. */
  void awaitNothingLeftOf(String loadTest) {
    String selector = "throng.dev/loadtest=" + loadTest + ",throng.dev/role!=report";
    awaitNone("pods", selector, "fieldSelector=status.phase!=Failed,status.phase!=Succeeded");
    OBJECTS.forEach(kinds -> awaitNone(kinds, selector));
  }

  /** Waits until none of a LoadTest's objects is left. */
  void awaitNothingAtAllLeftOf(String loadTest) {
    Stream.concat(Stream.of("pods", "jobs"), OBJECTS.stream())
        .forEach(kinds -> awaitNone(kinds, "throng.dev/loadtest=" + loadTest));
  }

  private void awaitNone(String kinds, String labels, String... selectors) {
    String[] all =
        Stream.concat(Stream.of("labelSelector=" + labels), Stream.of(selectors))
            .toArray(String[]::new);
    await("none of " + labels + " is left among " + kinds, () -> api.list(kinds, all).isEmpty());
  }

  /** All requests that the namespace's own shop has answered, its own probes left out. */
  long requestsCountedByTheShop() {
    return api.askService("shop:http", "/stats").path("requests").longValue();
  }

  /** An object of the namespace. */
  JsonNode object(String kinds, String object) {
    return api.get(kinds, object);
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
