package dev.throng.runner.http;

/**
 * After what time connections retire: each a little before the limit, and spread evenly over its
 * last tenth, so that those which were opened together are not opened anew together.
 */
final class ConnectionAges {
  /** The part of the golden ratio behind the point: its multiples spread most evenly. */
  private static final double STEP = 0.6180339887498949;

  private static final double SPREAD = 0.1;

  private final long mostNanos;
  private double place;

  ConnectionAges(long mostNanos) {
    this.mostNanos = mostNanos;
  }

  /** Of the next connection, in nanoseconds. */
  long next() {
    place = (place + STEP) % 1;
    return Math.round(mostNanos * (1 - SPREAD * place));
  }
}
