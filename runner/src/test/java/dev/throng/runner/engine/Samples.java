package dev.throng.runner.engine;

/** Samples that have come to their end. */
public final class Samples {
  private static final long DUE_NANOS = 1;

  private Samples() {}

  public static Sample answered(int name, int status, long responseNanos, long serviceNanos) {
    Sample sample = new Sample();
    sample.begin(name, DUE_NANOS);
    sample.sending(DUE_NANOS + responseNanos - serviceNanos, 1);
    sample.answering(DUE_NANOS + responseNanos);
    sample.answered(status, 1, DUE_NANOS + responseNanos);
    return sample;
  }

  public static Sample unanswered(int name, long responseNanos, long serviceNanos) {
    Sample sample = new Sample();
    sample.begin(name, DUE_NANOS);
    if (serviceNanos > 0) {
      sample.sending(DUE_NANOS + responseNanos - serviceNanos, 0);
    }
    sample.unanswered(DUE_NANOS + responseNanos);
    return sample;
  }
}
