package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an operation takes as its body: of several media types the one that is written best. */
final class RequestBody {
  private final Description description;
  private final SchemaSample samples;
  private final Notes notes;

  RequestBody(Description description, SchemaSample samples, Notes notes) {
    this.description = description;
    this.samples = samples;
    this.notes = notes;
  }

  Payload of(Operation operation) {
    JsonNode content =
        description.resolved(operation.written().path("requestBody")).path("content");
    String type = best(content);
    if (type.isEmpty()) {
      return Payload.NONE;
    }
    JsonNode media = description.resolved(content.path(type));
    JsonNode sample = samples.ofHolder(media);
    String plain = type.replaceFirst(";.*", "").strip();
    if (sample.isMissingNode()) {
      notes.fillIn("the body of " + operation.name() + " (" + plain + ").");
      return Payload.NONE;
    }
    if (plain.equals("application/json") || plain.equals("*/*")) {
      return new Payload.Json(sample);
    }
    if (plain.endsWith("json")) {
      return new Payload.Text(sample.toString(), plain);
    }
    if (plain.equals("application/x-www-form-urlencoded") && sample.isObject()) {
      Map<String, String> fields = new LinkedHashMap<>();
      sample.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
      return fields.isEmpty() ? Payload.NONE : new Payload.Form(fields);
    }
    if (plain.equals("multipart/form-data") && sample.isObject()) {
      return multipart(operation, media.path("schema"), sample);
    }
    if (sample.isTextual() && plain.startsWith("text/") || media.has("example")) {
      return new Payload.Text(text(sample), plain);
    }
    notes.fillIn("the body of " + operation.name() + " (" + plain + ").");
    return Payload.NONE;
  }

  private static String best(JsonNode content) {
    List<String> types = new ArrayList<>();
    content.fieldNames().forEachRemaining(types::add);
    for (String wanted :
        List.of(
            "application/json.*",
            ".*[/+]json.*",
            "application/x-www-form-urlencoded.*",
            "multipart/form-data.*",
            "text/.*",
            ".*")) {
      for (String type : types) {
        if (type.matches(wanted)) {
          return type;
        }
      }
    }
    return "";
  }

  private Payload multipart(Operation operation, JsonNode schema, JsonNode sample) {
    JsonNode properties = description.resolved(schema).path("properties");
    List<Payload.Part> parts = new ArrayList<>();
    sample
        .properties()
        .forEach(field -> {
          JsonNode property = description.resolved(properties.path(field.getKey()));
          boolean file =
              property.path("format").asText().equals("binary")
                  || property.has("contentMediaType")
                  || property.path("contentEncoding").asText().equals("binary");
          if (file) {
            notes.fillIn("the file " + field.getKey() + " of " + operation.name() + ".");
          }
          parts.add(
              new Payload.Part(
                  field.getKey(),
                  file ? "" : text(field.getValue()),
                  file ? field.getKey() : null,
                  null));
        });
    return parts.isEmpty() ? Payload.NONE : new Payload.Multipart(parts);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
