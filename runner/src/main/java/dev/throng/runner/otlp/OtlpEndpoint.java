package dev.throng.runner.otlp;

import dev.throng.crds.fields.ServerUrl;
import dev.throng.crds.urls.HttpUrl;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where figures go, and what goes with them.
 *
 * @param headers of each request, such as one with a token
 * @param attributes that say where figures are from
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OpenTelemetry:
 *     exporter configuration</a>
 */
public record OtlpEndpoint(URI url, Map<String, String> headers, Map<String, String> attributes) {
  static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
  static final String ATTRIBUTES = "OTEL_RESOURCE_ATTRIBUTES";

  private static final String SERVICE_NAME = "OTEL_SERVICE_NAME";
  private static final String PATH = "/v1/metrics";
  private static final String ALLOWED = "must be a URL such as http://localhost:4318";

  /**
   * @param url without a path it is the server's, whose path for metrics is known
   * @param variable the value of an environment variable, or null
   * @throws IllegalArgumentException saying what is wrong with the URL or a variable
   */
  public static OtlpEndpoint of(String url, Function<String, @Nullable String> variable) {
    ServerUrl.problem(url, ALLOWED)
        .ifPresent(problem -> {
          throw new IllegalArgumentException("\"" + HttpUrl.withoutUser(url) + "\" " + problem);
        });
    HttpUrl server = HttpUrl.parse(url);
    boolean bare = server.path().equals("/") && server.query().isEmpty();
    Map<String, String> attributes = pairs(ATTRIBUTES, variable);
    String name = variable.apply(SERVICE_NAME);
    if (name != null && !name.isBlank()) {
      attributes.put("service.name", name);
    }
    return new OtlpEndpoint(
        URI.create(server + (bare ? PATH.substring(1) : "")), pairs(HEADERS, variable), attributes);
  }

  /** The URL for people: without its query, in which some have a token. */
  String told() {
    String text = url.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query) + "?…";
  }

  /** Of {@code a=1,b=2}, percent-encoded. */
  private static Map<String, String> pairs(
      String name, Function<String, @Nullable String> variable) {
    Map<String, String> pairs = new LinkedHashMap<>();
    String text = variable.apply(name);
    if (text == null || text.isBlank()) {
      return pairs;
    }
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "the environment variable " + name + " must be pairs such as a=1,b=2");
      }
      String value = pair.substring(equals + 1).strip().replace("+", "%2B");
      pairs.put(
          pair.substring(0, equals).strip(), URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return pairs;
  }
}
