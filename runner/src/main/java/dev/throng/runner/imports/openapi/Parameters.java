package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.runner.imports.Notes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path, query and headers of a request: what is required, and what has an example. */
final class Parameters {
  private static final Pattern IN_PATH = Pattern.compile("\\{([^{}]+)}");
  private static final Set<String> NOT_HEADERS = Set.of("accept", "content-type", "authorization");

  private final Operation operation;
  private final SchemaSample samples;
  private final Notes notes;

  Parameters(Operation operation, SchemaSample samples, Notes notes) {
    this.operation = operation;
    this.samples = samples;
    this.notes = notes;
  }

  /**
   * A value of a parameter.
   *
   * @param given whether the description says that it is one, and not only its type
   */
  record Sample(String text, boolean given) {}

  /**
   * The path with all its parameters.
   *
   * @param value of a parameter by its name and a sample
   */
  String path(BiFunction<String, Sample, String> value) {
    return IN_PATH
        .matcher(operation.path())
        .replaceAll(parameter ->
            Matcher.quoteReplacement(
                value.apply(parameter.group(1), sampleOfPath(parameter.group(1)))));
  }

  private Sample sampleOfPath(String name) {
    return in("path").stream()
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .map(parameter -> new Sample(text(sample(parameter)), samples.isGiven(parameter)))
        .findFirst()
        .orElse(new Sample("1", false));
  }

  /** Pairs that are encoded. */
  List<String> query() {
    List<String> pairs = new ArrayList<>();
    for (JsonNode parameter : in("query")) {
      if (isWanted(parameter)) {
        pairs.addAll(pairs(parameter, sample(parameter)));
      }
    }
    if (!in("querystring").isEmpty()) {
      notes.fillIn("the query of " + operation.name() + ", which is described as a whole.");
    }
    return pairs;
  }

  private static List<String> pairs(JsonNode parameter, JsonNode value) {
    String name = parameter.path("name").asText();
    boolean exploded = parameter.path("explode").asBoolean(true);
    List<String> pairs = new ArrayList<>();
    if (value.isArray() && exploded) {
      value.forEach(item -> pairs.add(pair(name, text(item))));
    } else if (value.isObject()) {
      boolean deep = parameter.path("style").asText().equals("deepObject");
      value
          .properties()
          .forEach(field ->
              pairs.add(
                  pair(
                      deep ? name + "[" + field.getKey() + "]" : field.getKey(),
                      text(field.getValue()))));
    } else {
      pairs.add(pair(name, text(value)));
    }
    return pairs;
  }

  List<Map.Entry<String, String>> headers() {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (JsonNode parameter : in("header")) {
      String name = parameter.path("name").asText();
      if (isWanted(parameter) && !NOT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
        headers.add(Map.entry(name, text(sample(parameter))));
      }
    }
    for (JsonNode parameter : in("cookie")) {
      if (parameter.path("required").asBoolean()) {
        notes.fillIn(
            "the cookie " + parameter.path("name").asText() + " of " + operation.name() + ".");
      }
    }
    return headers;
  }

  private List<JsonNode> in(String place) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.path("in").asText().equals(place))
        .toList();
  }

  private static boolean isWanted(JsonNode parameter) {
    return parameter.path("required").asBoolean()
        || parameter.has("example")
        || parameter.has("examples");
  }

  /** As its schema or the schema of its only media type says. */
  private JsonNode sample(JsonNode parameter) {
    JsonNode media =
        parameter.path("content").elements().hasNext()
            ? parameter.path("content").elements().next()
            : parameter;
    return samples.ofHolder(media);
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      StringJoiner joined = new StringJoiner(",");
      value.forEach(item -> joined.add(text(item)));
      return joined.toString();
    }
    return value.isObject() ? value.toString() : value.isMissingNode() ? "text" : value.asText();
  }

  private static String pair(String name, String value) {
    return encoded(name) + "=" + encoded(value);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
