package dev.throng.runner.imports.postman;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request of a collection, with what it inherits of its folders.
 *
 * @param folder names of its folders, outermost first; the collection's name outside of all
 * @param url a text, or an object of parts
 * @param auth its own, or that of the innermost that has one
 * @param scripts that run after its answer, outermost first
 */
record PostmanRequest(
    String name,
    String folder,
    String method,
    JsonNode url,
    List<Map.Entry<String, String>> headers,
    JsonNode body,
    JsonNode auth,
    List<String> scripts) {

  private record Around(String folder, JsonNode auth, List<String> scripts) {}

  /** In the order in which Postman's runner makes them. */
  static List<PostmanRequest> all(JsonNode collection) {
    List<PostmanRequest> all = new ArrayList<>();
    String title = collection.path("info").path("name").asText("collection");
    add(
        collection.path("item"),
        new Around("", collection.path("auth"), scripts(collection, List.of())),
        title,
        all);
    return all;
  }

  private static void add(JsonNode items, Around around, String title, List<PostmanRequest> all) {
    for (JsonNode item : items) {
      String name = item.path("name").asText("request").strip();
      JsonNode auth = item.path("auth").isObject() ? item.path("auth") : around.auth();
      List<String> scripts = scripts(item, around.scripts());
      if (item.path("item").isArray()) {
        String folder = around.folder().isEmpty() ? name : around.folder() + " / " + name;
        add(item.path("item"), new Around(folder, auth, scripts), title, all);
      } else if (item.has("request")) {
        JsonNode request = item.path("request");
        boolean own = request.path("auth").isObject();
        all.add(
            new PostmanRequest(
                name,
                around.folder().isEmpty() ? title : around.folder(),
                request.path("method").asText("GET"),
                request.isTextual() ? request : request.path("url"),
                enabled(request.path("header")),
                sendsBody(item, request) ? request.path("body") : MissingNode.getInstance(),
                own ? request.path("auth") : auth,
                scripts));
      }
    }
  }

  /** Postman leaves out the bodies of these methods unless it is told not to. */
  private static boolean sendsBody(JsonNode item, JsonNode request) {
    String method = request.path("method").asText("GET");
    return !method.equalsIgnoreCase("GET") && !method.equalsIgnoreCase("HEAD")
        || item.path("protocolProfileBehavior").path("disableBodyPruning").asBoolean();
  }

  private static List<String> scripts(JsonNode item, List<String> outer) {
    List<String> scripts = new ArrayList<>(outer);
    for (JsonNode event : item.path("event")) {
      JsonNode lines = event.path("script").path("exec");
      if (event.path("listen").asText().equals("test") && !event.path("disabled").asBoolean()) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.asText()).append('\n'));
        scripts.add(lines.isTextual() ? lines.textValue() : text.toString());
      }
    }
    return scripts;
  }

  /** Pairs of {@code key} and {@code value} that are not switched off. */
  static List<Map.Entry<String, String>> enabled(JsonNode pairs) {
    List<Map.Entry<String, String>> enabled = new ArrayList<>();
    for (JsonNode pair : pairs) {
      if (!pair.path("disabled").asBoolean() && !pair.path("key").asText().isEmpty()) {
        enabled.add(Map.entry(pair.path("key").asText(), pair.path("value").asText("")));
      }
    }
    return enabled;
  }
}
