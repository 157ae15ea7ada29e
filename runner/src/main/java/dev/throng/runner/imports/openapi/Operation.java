package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.steps.Method;
import dev.throng.runner.imports.Notes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request that the API takes.
 *
 * @param path template, such as {@code /pets/{petId}}
 * @param parameters resolved; its own before those of the path
 * @param servers its own, or those of the path, or those of all
 */
record Operation(
    Method method, String path, JsonNode written, List<JsonNode> parameters, JsonNode servers) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  /** Those that can be imported, in the order of the file. */
  static List<Operation> all(Description description, Notes notes) {
    List<Operation> all = new ArrayList<>();
    description
        .at("paths")
        .properties()
        .forEach(path -> {
          JsonNode item = description.resolved(path.getValue());
          if (path.getKey().startsWith("/") && item.isObject()) {
            item.properties()
                .forEach(field -> {
                  if (METHODS.contains(field.getKey()) && field.getValue().isObject()) {
                    all.add(of(path.getKey(), item, field, description));
                  }
                });
            other(path.getKey(), item, notes);
          }
        });
    return all;
  }

  private static Operation of(
      String path, JsonNode item, Map.Entry<String, JsonNode> field, Description description) {
    JsonNode written = field.getValue();
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    for (JsonNode list : List.of(item.path("parameters"), written.path("parameters"))) {
      for (JsonNode reference : list) {
        JsonNode parameter = description.resolved(reference);
        parameters.put(
            parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
      }
    }
    JsonNode servers =
        written.has("servers")
            ? written.path("servers")
            : item.has("servers") ? item.path("servers") : description.at("servers");
    return new Operation(
        Method.of(field.getKey()).orElseThrow(),
        path,
        written,
        List.copyOf(parameters.values()),
        servers);
  }

  /** Version 3.2 has methods that no manifest has. */
  private static void other(String path, JsonNode item, Notes notes) {
    if (item.has("query")) {
      notes.leftOut("QUERY " + path + ": a manifest has no such method.");
    }
    item.path("additionalOperations")
        .properties()
        .forEach(field ->
            notes.leftOut(field.getKey() + " " + path + ": a manifest has no such method."));
  }

  String name() {
    return method + " " + path;
  }

  boolean isDeprecated() {
    return written.path("deprecated").asBoolean();
  }

  /** Whether it changes or removes what is there. */
  boolean overwrites() {
    return method == Method.PUT || method == Method.PATCH || method == Method.DELETE;
  }

  /** What is said of it in one line. */
  String summary() {
    String summary = written.path("summary").asText(written.path("operationId").asText(""));
    return summary.lines().findFirst().orElse("").strip();
  }

  /** How many of the path's segments are parameters. */
  long depth() {
    return path.chars().filter(c -> c == '{').count();
  }
}
