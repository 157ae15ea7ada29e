package dev.throng.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A namespace with a shop, as a team would have it. */
final class Space {
  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final Command kubectl;

  private Space(String name) {
    this.name = name;
    this.kubectl = Node.started().kubectl().with("--namespace", name);
  }

  /** A namespace that enforces the restricted security standard, and in it a shop that answers. */
  static Space withShop(String name) {
    Node.started().createNamespace(name);
    Space space = new Space(name);
    space.kubectl("apply", "-f", "src/test/resources/cluster/shop.yaml");
    space.kubectl("wait", "--for=condition=Available", "deployment/shop", "--timeout=90s");
    return space;
  }

  String kubectl(String... arguments) {
    return kubectl.run(arguments);
  }

  Command.Result apply(String manifest) {
    return kubectl.attempt(manifest, "apply", "-f", "-");
  }

  /**
   * @throws AssertionError if the API server refuses it
   */
  void applied(String manifest) {
    Command.Result result = apply(manifest);
    if (result.exitCode() != 0) {
      throw new AssertionError(result.text());
    }
  }

  /** Waits for a field of a LoadTest's status to be this. */
  void awaitStatus(String loadTest, String field, Object value) {
    kubectl(
        "wait",
        "lt/" + loadTest,
        "--for=jsonpath={.status." + field + "}=" + value,
        "--timeout=120s");
  }

  /** Waits for the end of a run. */
  LoadTestView finished(String loadTest) {
    kubectl("wait", "lt/" + loadTest, "--for=condition=Finished", "--timeout=120s");
    return view(loadTest);
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

  /** All requests that the shop says it has answered, its own probes left out. */
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

  /** An example of the project, aimed at this namespace's shop. */
  static String example(String name) {
    try {
      return Files.readString(Path.of("..", "examples", name))
          .replace("http://localhost:8080", "http://shop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
