package dev.throng.crds.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A moment as Kubernetes writes it: RFC 3339, UTC, whole seconds. */
public record Timestamp(Instant value) {
  public Timestamp {
    value = value.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * @throws java.time.format.DateTimeParseException if the text is no RFC 3339 time in UTC
   */
  @JsonCreator
  public static Timestamp parse(String text) {
    return new Timestamp(Instant.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
