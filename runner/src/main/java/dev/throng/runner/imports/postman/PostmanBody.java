package dev.throng.runner.imports.postman;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a request sends, by the mode of its body. */
final class PostmanBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "json", "application/json",
          "xml", "application/xml",
          "html", "text/html",
          "javascript", "application/javascript");

  private PostmanBody() {}

  static Payload of(PostmanRequest request, Notes notes) {
    JsonNode body = request.body();
    if (body.path("disabled").asBoolean()) {
      return Payload.NONE;
    }
    return switch (body.path("mode").asText("")) {
      case "raw" -> Payload.of(body.path("raw").asText(""), type(request));
      case "urlencoded" -> form(PostmanRequest.enabled(body.path("urlencoded")));
      case "formdata" -> multipart(body.path("formdata"), notes);
      case "graphql" -> graphql(body.path("graphql"));
      case "file" -> {
        notes.fillIn("the file that " + request.name() + " sends: body of its step.");
        yield Payload.NONE;
      }
      default -> Payload.NONE;
    };
  }

  private static String type(PostmanRequest request) {
    for (Map.Entry<String, String> header : request.headers()) {
      if (header.getKey().equalsIgnoreCase("content-type")) {
        return header.getValue();
      }
    }
    String language = request.body().path("options").path("raw").path("language").asText("");
    return LANGUAGES.getOrDefault(language, "text/plain");
  }

  private static Payload form(List<Map.Entry<String, String>> pairs) {
    Map<String, String> fields = new LinkedHashMap<>();
    pairs.forEach(pair ->
        fields.merge(pair.getKey(), pair.getValue(), (first, second) -> first + "," + second));
    return fields.isEmpty() ? Payload.NONE : new Payload.Form(fields);
  }

  private static Payload multipart(JsonNode fields, Notes notes) {
    List<Payload.Part> parts = new ArrayList<>();
    for (JsonNode field : fields) {
      if (field.path("disabled").asBoolean() || field.path("key").asText().isEmpty()) {
        continue;
      }
      String key = field.path("key").asText();
      String type = field.path("contentType").asText(null);
      if (field.path("type").asText().equals("file")) {
        JsonNode source =
            field.path("src").isArray() ? field.path("src").path(0) : field.path("src");
        String file = source.asText("file").replaceFirst(".*[/\\\\]", "");
        notes.fillIn("the content of the file " + file + ": multipart of its step.");
        parts.add(new Payload.Part(key, "", file.isEmpty() ? "file" : file, type));
      } else {
        parts.add(new Payload.Part(key, field.path("value").asText(""), null, type));
      }
    }
    return parts.isEmpty() ? Payload.NONE : new Payload.Multipart(parts);
  }

  private static Payload graphql(JsonNode graphql) {
    ObjectNode json = JSON.createObjectNode().put("query", graphql.path("query").asText(""));
    JsonNode variables = graphql.path("variables");
    try {
      JsonNode read =
          variables.isTextual() && !variables.textValue().isBlank()
              ? JSON.readTree(variables.textValue())
              : variables;
      if (read.isObject()) {
        json.set("variables", read);
      }
    } catch (JsonProcessingException notJson) {
      // variables that only Postman can put together
      return new Payload.Text(
          json.toString().replaceFirst("}$", ",\"variables\":") + variables.textValue() + "}",
          "application/json");
    }
    return new Payload.Json(json);
  }
}
