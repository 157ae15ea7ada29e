package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Notes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A description, in which references lead from one place to another. */
final class Description {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_REFERENCES = 50;

  private final JsonNode root;
  private final Notes notes;

  private Description(JsonNode root, Notes notes) {
    this.root = root;
    this.notes = notes;
  }

  /**
   * @throws ImportException if it is no description of version 3
   */
  static Description read(String text, Notes notes) {
    JsonNode root = tree(text);
    String version = root.path("openapi").asText("");
    if (root.has("swagger")) {
      throw new ImportException(
          "is of version "
              + root.path("swagger").asText()
              + " (Swagger); must be OpenAPI 3: converters make one of it");
    }
    if (!version.startsWith("3.")) {
      throw new ImportException("is no API description: it has no \"openapi\": 3.x");
    }
    if (!root.path("paths").isObject()) {
      throw new ImportException("describes no paths");
    }
    return new Description(root, notes);
  }

  private static JsonNode tree(String text) {
    try {
      return text.stripLeading().startsWith("{") ? JSON.readTree(text) : YamlTree.of(text);
    } catch (JsonProcessingException e) {
      throw new ImportException("is not valid JSON: " + e.getOriginalMessage());
    }
  }

  /** Of the whole. */
  JsonNode at(String field) {
    return root.path(field);
  }

  /** What a node stands for, if it is a reference; missing if that leads nowhere in this file. */
  JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    for (int i = 0; i < MOST_REFERENCES && at.path("$ref").isTextual(); i++) {
      at = referred(at.path("$ref").textValue());
    }
    return at.path("$ref").isTextual() ? MissingNode.getInstance() : at;
  }

  private JsonNode referred(String reference) {
    int mark = reference.indexOf('#');
    if (mark != 0) {
      notes.leftOut("what is described in another file: " + reference + ".");
      return MissingNode.getInstance();
    }
    try {
      return root.at(
          JsonPointer.compile(
              URLDecoder.decode(
                  reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }
}
