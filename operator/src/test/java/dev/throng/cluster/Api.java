package dev.throng.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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
    String text = client.raw(path);
    if (text == null) {
      throw new AssertionError("there is no " + path);
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
