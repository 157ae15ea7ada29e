package dev.throng.users.spi;

import org.jspecify.annotations.Nullable;

/** Writes JSON. */
public interface Json {
  /**
   * A value as JSON text.
   *
   * @param value a map, list, record, bean, text, number, boolean or null
   * @throws IllegalArgumentException if it cannot be written
   */
  String write(@Nullable Object value);
}
