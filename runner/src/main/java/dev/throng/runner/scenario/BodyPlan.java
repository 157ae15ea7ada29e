package dev.throng.runner.scenario;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request sends. */
public sealed interface BodyPlan {
  /** The bytes for one request, or null for none. */
  @Nullable Buffer bytes(UserScope scope);

  /** Whether all users send the same bytes. */
  default boolean isFixed() {
    return this instanceof None || this instanceof Fixed;
  }

  /** No body. */
  enum None implements BodyPlan {
    NONE;

    @Override
    public @Nullable Buffer bytes(UserScope scope) {
      return null;
    }
  }

  /** The same bytes for all users. */
  record Fixed(Buffer value) implements BodyPlan {
    @Override
    public Buffer bytes(UserScope scope) {
      return value;
    }
  }

  /** Text, or JSON whose strings were made safe. */
  record Rendered(Text text) implements BodyPlan {
    @Override
    public Buffer bytes(UserScope scope) {
      return Buffer.buffer(text.render(scope));
    }
  }

  /** An {@code application/x-www-form-urlencoded} form. */
  record Form(List<RequestPlan.Field> fields) implements BodyPlan {
    @Override
    public Buffer bytes(UserScope scope) {
      StringBuilder form = new StringBuilder();
      for (RequestPlan.Field field : fields) {
        append(form, field.name(), field.value().render(scope));
      }
      return Buffer.buffer(form.toString());
    }

    /** Appends a field. */
    public static void append(StringBuilder form, String name, String value) {
      if (!form.isEmpty()) {
        form.append('&');
      }
      form.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  /**
   * A {@code multipart/form-data} body.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
   */
  record Multipart(List<Item> items) implements BodyPlan {
    /** Cannot occur in a part by accident: 24 digits after the usual dashes. */
    public static final String BOUNDARY = "----------------throng-7b1d5f3a9c2e4d6f8a0b1c2d";

    /** A field, or a file when it has a file name. */
    public record Item(
        String name, @Nullable Text filename, Text content, @Nullable String contentType) {}

    @Override
    public Buffer bytes(UserScope scope) {
      Buffer body = Buffer.buffer();
      for (Item item : items) {
        String filename = item.filename() == null ? null : item.filename().render(scope);
        append(
            body,
            item.name(),
            filename,
            item.contentType(),
            Buffer.buffer(item.content().render(scope)));
      }
      return end(body);
    }

    /** Appends a part; after the last one comes the end. */
    public static void append(
        Buffer body,
        String name,
        @Nullable String filename,
        @Nullable String contentType,
        Buffer content) {
      body.appendString("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
          .appendString(quoted(name))
          .appendString("\"");
      if (filename != null) {
        body.appendString("; filename=\"" + quoted(filename) + "\"");
      }
      if (contentType != null) {
        body.appendString("\r\nContent-Type: " + contentType);
      }
      body.appendString("\r\n\r\n").appendBuffer(content).appendString("\r\n");
    }

    /** Appends what ends the last part. */
    public static Buffer end(Buffer body) {
      return body.appendString("--" + BOUNDARY + "--\r\n");
    }

    private static String quoted(String text) {
      return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
  }
}
