package dev.throng.runner.history;

/**
 * What a second is good for. One that is several of these is the last of them in this order: the
 * strongest reason to leave it out.
 */
public enum SecondState {
  /** A full second of judged load. */
  WHOLE,

  /** Measured and shown, but not judged, as the manifest says. */
  WARM_UP,

  /** Some of its counts came after their time: it is not complete here. */
  LATE,

  /** A limit of {@code validity} was broken: the generator may have been the bottleneck. */
  GENERATOR_SATURATED,

  /** A worker was lost and its users did not yet run elsewhere. */
  WORKER_LOST,

  /** No worker has said anything of it. */
  UNCOUNTED,

  /** The load had ended before its end, or it is a part of a second. */
  STOPPING;

  /** The stronger reason of both. */
  public SecondState or(SecondState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
