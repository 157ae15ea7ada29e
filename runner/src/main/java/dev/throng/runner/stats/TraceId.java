package dev.throng.runner.stats;

/**
 * The id of a trace: 16 bytes, not all of which are 0.
 *
 * @param high its first 8 bytes
 * @param low its last 8 bytes
 * @see <a href="https://www.w3.org/TR/trace-context/#trace-id">W3C Trace Context, section
 *     3.2.2.3</a>
 */
public record TraceId(long high, long low) {
  /**
   * @throws IllegalArgumentException if all bytes are 0
   */
  public TraceId {
    if (high == 0 && low == 0) {
      throw new IllegalArgumentException("a trace id must not be 0");
    }
  }

  /** 32 digits, as {@code traceparent} and stores of traces have it. */
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
