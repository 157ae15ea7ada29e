package dev.throng.runner.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a request, as far as it was kept. */
public interface Answer {
  int status();

  /** The header's first value, or null; names are case-insensitive. */
  @Nullable String header(String name);

  /** All values of a header, for cookies. */
  List<String> headerValues(String name);

  /** First values by lower-case name. */
  Map<String, String> headers();

  /** The decoded body; empty where nothing asked for it. */
  String body();

  /**
   * The body as JSON.
   *
   * @throws StepException if it is none
   */
  Json json();

  /** From due to last byte. */
  long durationNanos();
}
