package dev.throng.runner.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request sends. */
public sealed interface Payload {
  /** No body. */
  record None() implements Payload {}

  /** JSON. */
  record Json(JsonNode json) implements Payload {}

  /** A URL-encoded form, decoded. */
  record Form(Map<String, String> fields) implements Payload {}

  /** Any other text. */
  record Text(String text, String contentType) implements Payload {}

  /** A form in parts. */
  record Multipart(List<Part> parts) implements Payload {}

  /** A field, or a file if it has a file name. */
  record Part(String name, String value, @Nullable String filename, @Nullable String contentType) {}

  Payload NONE = new None();

  /** By its media type; what is none of its kind is taken as text. */
  static Payload of(String text, String contentType) {
    String media = contentType.toLowerCase(Locale.ROOT);
    if (media.startsWith("application/json")) {
      JsonNode json = json(text);
      if (json != null && json.isContainerNode()) {
        return new Json(json);
      }
    }
    if (media.startsWith("application/x-www-form-urlencoded")) {
      Map<String, String> fields = form(text);
      if (fields != null && !fields.isEmpty()) {
        return new Form(fields);
      }
    }
    if (media.startsWith("multipart/form-data")) {
      List<Part> parts = MultipartText.parts(text, contentType);
      if (!parts.isEmpty()) {
        return new Multipart(parts);
      }
    }
    return text.isEmpty() ? NONE : new Text(text, contentType);
  }

  private static @Nullable JsonNode json(String text) {
    try {
      JsonNode json = Parser.JSON.readTree(text);
      return json == null || json.isMissingNode() ? null : json;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Null if a name stands in it twice, which a mapping cannot say. */
  private static @Nullable Map<String, String> form(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      for (String pair : text.strip().split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        if (name.isEmpty()
            || fields.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8),
                    URLDecoder.decode(value, StandardCharsets.UTF_8))
                != null) {
          return null;
        }
      }
      return fields;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Numbers keep their digits. */
  final class Parser {
    static final ObjectMapper JSON =
        new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Parser() {}
  }
}
