package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the answer that lists things has the id of its first one. */
final class Ids {
  private static final List<String> LISTS =
      List.of("data", "items", "results", "content", "value", "records", "entries", "list");
  private static final int MOST_PARTS = 20;

  private final Description description;

  Ids(Description description) {
    this.description = description;
  }

  /**
   * A JSON pointer; empty if the shape of the answer does not allow it.
   *
   * @param parameter of the path of one thing, such as {@code petId}
   */
  Optional<String> pointer(Operation collection, String parameter) {
    JsonNode schema = answer(collection.written().path("responses"));
    if (isArray(schema)) {
      return id(schema.path("items"), parameter, collection).map(id -> "/0" + id);
    }
    Map<String, JsonNode> lists = new LinkedHashMap<>();
    properties(schema, 0)
        .forEach((name, of) -> {
          if (isArray(of)) {
            lists.put(name, of);
          }
        });
    return list(lists, collection)
        .flatMap(name ->
            id(lists.getOrDefault(name, schema).path("items"), parameter, collection)
                .map(id -> "/" + escaped(name) + "/0" + id));
  }

  private JsonNode answer(JsonNode responses) {
    String code = null;
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      if (response.getKey().matches("2..|default") && (code == null || code.equals("default"))) {
        code = response.getKey();
      }
    }
    JsonNode content = description.resolved(responses.path(String.valueOf(code))).path("content");
    for (Map.Entry<String, JsonNode> media : content.properties()) {
      if (media.getKey().contains("json") || media.getKey().equals("*/*")) {
        return description.resolved(description.resolved(media.getValue()).path("schema"));
      }
    }
    return content.path("none");
  }

  private Optional<String> list(Map<String, JsonNode> lists, Operation collection) {
    String last = last(collection.path());
    for (String wanted : lists.keySet()) {
      if (wanted.equalsIgnoreCase(last)) {
        return Optional.of(wanted);
      }
    }
    return LISTS.stream()
        .filter(lists::containsKey)
        .findFirst()
        .or(() -> lists.size() == 1 ? lists.keySet().stream().findFirst() : Optional.empty());
  }

  /** Below one item of the list; empty text if the item is the id itself. */
  private Optional<String> id(JsonNode item, String parameter, Operation collection) {
    JsonNode schema = description.resolved(item);
    String type = schema.path("type").asText("");
    if (type.equals("string") || type.equals("integer")) {
      return Optional.of("");
    }
    Map<String, JsonNode> properties = properties(schema, 0);
    String singular = last(collection.path()).replaceFirst("(?i)s$", "");
    String wanted = plain(parameter);
    for (String name : List.of(wanted, "id", plain(singular + "id"), "uuid", "guid")) {
      for (String property : properties.keySet()) {
        if (plain(property).equals(name)) {
          return Optional.of("/" + escaped(property));
        }
      }
    }
    for (String property : properties.keySet()) {
      if (wanted.endsWith(plain(property)) && plain(property).length() > 2) {
        return Optional.of("/" + escaped(property));
      }
    }
    return Optional.empty();
  }

  /** Also those of its parts. */
  private Map<String, JsonNode> properties(JsonNode schema, int level) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> all.put(property.getKey(), description.resolved(property.getValue())));
    if (level < MOST_PARTS) {
      for (JsonNode part : schema.path("allOf")) {
        properties(description.resolved(part), level + 1).forEach(all::putIfAbsent);
      }
    }
    return all;
  }

  private static boolean isArray(@Nullable JsonNode schema) {
    return schema != null && (schema.path("type").asText().equals("array") || schema.has("items"));
  }

  private static String last(String path) {
    return path.replaceFirst("/+$", "").replaceFirst(".*/", "");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
