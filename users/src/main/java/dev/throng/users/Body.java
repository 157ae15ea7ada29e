package dev.throng.users;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request. {@code Content-Type} is that of the body, unless the request sets one. */
public sealed interface Body {
  /**
   * A value as JSON, {@code application/json}.
   *
   * @param value a map, list, record, bean, text, number, boolean or null
   */
  record Json(@Nullable Object value) implements Body {}

  /**
   * Fields as {@code application/x-www-form-urlencoded}.
   *
   * @param fields in their order; values are written by {@code toString}
   */
  record Form(Map<String, ?> fields) implements Body {}

  /** Parts as {@code multipart/form-data} (RFC 7578). */
  record Multipart(List<Part> parts) implements Body {
    /** Keeps a list that nobody changes. */
    public Multipart {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One part.
   *
   * @param name of its field
   * @param fileName null for a plain field
   */
  record Part(String name, @Nullable String fileName, Body body) {}

  /**
   * Text in UTF-8.
   *
   * @param type its {@code Content-Type}
   */
  record Text(String type, String text) implements Body {}

  /**
   * A file's bytes, read once and kept.
   *
   * @param type its {@code Content-Type}
   */
  record File(String type, Path file) implements Body {}
}
