package dev.throng.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is in a namespace, and creates what each needs. Tests ask often, and each kubectl
 * would cost a tenth of a second of CPU time.
 */
record Api(KubernetesClient client, String namespace) {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Map<String, String> GROUPS =
      Map.of(
          "loadtests", "/apis/throng.dev/v1alpha1",
          "endpointslices", "/apis/discovery.k8s.io/v1",
          "jobs", "/apis/batch/v1",
          "leases", "/apis/coordination.k8s.io/v1",
          "networkpolicies", "/apis/networking.k8s.io/v1",
          "poddisruptionbudgets", "/apis/policy/v1");

  JsonNode get(String kinds, String name) {
    return read(path(kinds) + "/" + name);
  }

  /**
   * @param selectors such as {@code labelSelector=a=b}
   */
  List<JsonNode> list(String kinds, String... selectors) {
    String query = List.of(selectors).stream().map(Api::encoded).collect(Collectors.joining("&"));
    JsonNode items = read(path(kinds) + "?" + query).path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  /**
   * Waits for an object to be so. Its changes come by themselves: asking often would cost the node
   * more than most pods do.
   *
   * @return the object as it is then
   */
  JsonNode await(String kinds, String name, Predicate<JsonNode> condition, Duration patience) {
    AtomicReference<@Nullable JsonNode> seen = new AtomicReference<>();
    try {
      client
          .genericKubernetesResources(context(kinds))
          .inNamespace(namespace)
          .withName(name)
          .waitUntilCondition(
              object -> {
                JsonNode now = JSON.valueToTree(object);
                seen.set(now);
                return object != null && condition.test(now);
              },
              patience.toSeconds(),
              TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new AssertionError("not within " + patience + ": " + seen.get(), e);
    }
    return Objects.requireNonNull(seen.get());
  }

  private static ResourceDefinitionContext context(String kinds) {
    String[] path = GROUPS.getOrDefault(kinds, "/api/v1").split("/");
    return new ResourceDefinitionContext.Builder()
        .withGroup(path.length > 3 ? path[2] : "")
        .withVersion(path[path.length - 1])
        .withPlural(kinds)
        .withNamespaced(true)
        .build();
  }

  /** What the only container of a pod has printed so far. */
  String logs(String pod) {
    return text(path("pods") + "/" + pod + "/log");
  }

  /** The answer of a Service's program. */
  JsonNode askService(String portOfService, String path) {
    return read(path("services") + "/" + portOfService + "/proxy" + path);
  }

  /**
   * @param object in JSON
   */
  void create(String kinds, String object) {
    client.raw(path(kinds), "POST", object);
  }

  private String path(String kinds) {
    return GROUPS.getOrDefault(kinds, "/api/v1") + "/namespaces/" + namespace + "/" + kinds;
  }

  private static String encoded(String selector) {
    int equals = selector.indexOf('=') + 1;
    return selector.substring(0, equals)
        + URLEncoder.encode(selector.substring(equals), StandardCharsets.UTF_8);
  }

  private JsonNode read(String path) {
    String text = text(path);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private String text(String path) {
    String text = client.raw(path);
    if (text == null) {
      throw new AssertionError("there is no " + path);
    }
    return text;
  }
}
