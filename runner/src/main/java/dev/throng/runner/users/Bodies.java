package dev.throng.runner.users;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.problems.Reason;
import dev.throng.runner.scenario.BodyPlan;
import dev.throng.users.Body;
import dev.throng.users.spi.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bytes of what users in Java send. Files are read once. Any thread. */
final class Bodies implements Json {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final ConcurrentHashMap<Path, Buffer> files = new ConcurrentHashMap<>();

  /**
   * The bytes of a body.
   *
   * @throws IllegalArgumentException if they cannot be made
   */
  Buffer bytes(Body body) {
    return switch (body) {
      case Body.Json json -> Buffer.buffer(write(json.value()));
      case Body.Form form -> {
        StringBuilder text = new StringBuilder();
        form.fields()
            .forEach((name, value) -> BodyPlan.Form.append(text, name, String.valueOf(value)));
        yield Buffer.buffer(text.toString());
      }
      case Body.Multipart parts -> {
        Buffer bytes = Buffer.buffer();
        for (Body.Part part : parts.parts()) {
          BodyPlan.Multipart.append(
              bytes, part.name(), part.fileName(), partType(part), bytes(part.body()));
        }
        yield BodyPlan.Multipart.end(bytes);
      }
      case Body.Text text -> Buffer.buffer(text.text());
      case Body.File file -> files.computeIfAbsent(file.file(), Bodies::read);
    };
  }

  /** A plain field says no type (RFC 7578, section 4.4). */
  private static @Nullable String partType(Body.Part part) {
    return part.fileName() == null && part.body() instanceof Body.Text ? null : type(part.body());
  }

  /** Its {@code Content-Type}. */
  static String type(Body body) {
    return switch (body) {
      case Body.Json _ -> "application/json";
      case Body.Form _ -> "application/x-www-form-urlencoded";
      case Body.Multipart _ -> "multipart/form-data; boundary=" + BodyPlan.Multipart.BOUNDARY;
      case Body.Text text -> text.type();
      case Body.File file -> file.type();
    };
  }

  private static Buffer read(Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the file " + file + " cannot be read: " + Reason.of(e), e);
    }
  }

  /** A map, list or number. */
  static Object plain(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  @Override
  public String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no value for JSON: " + e.getOriginalMessage(), e);
    }
  }
}
