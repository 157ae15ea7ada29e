package dev.throng.runner.simulation;

import dev.throng.runner.simulation.Course.Phase;
import dev.throng.runner.simulation.Log.End;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a request. */
final class SimulatedTarget {
  private static final int WORDS = 3_000;

  private final Course course;
  private final String withoutPort;
  private int words;
  private long startNanos;

  /**
   * What becomes of one.
   *
   * @param failure empty for none
   */
  record Fate(long afterMicros, End end, int status, String failure, boolean checkHolds) {}

  /**
   * @param withoutPort what the generator says when it has no port left
   */
  SimulatedTarget(Course course, String withoutPort) {
    this.course = course;
    this.withoutPort = withoutPort;
  }

  /** Its moods count from here. */
  void begins(long nanos) {
    startNanos = nanos;
  }

  Fate fate(Random random, long nowNanos) {
    Phase phase = phase(TimeUnit.NANOSECONDS.toMillis(nowNanos - startNanos));
    long micros = micros(random, 1_000, 60);
    return phase == null || random.nextInt(100) >= phase.percent()
        ? new Fate(micros, End.ANSWERED, 200, "", true)
        : fate(phase.mood(), micros, random);
  }

  private Fate fate(Course.Mood mood, long micros, Random random) {
    return switch (mood) {
      case SLOW -> new Fate(micros(random, 150_000, 20), End.ANSWERED, 200, "", true);
      case FAILING -> new Fate(micros, End.ANSWERED, 503, "status 503", false);
      case REFUSING -> new Fate(300, End.UNANSWERED, 0, "connection refused", false);
      case WRONG -> new Fate(micros, End.ANSWERED, 200, "the check did not hold", false);
      case CUTTING -> new Fate(micros, End.UNANSWERED, 0, "connection closed", false);
      case HANGING -> new Fate(course.timeoutMillis() * 1000L, End.UNANSWERED, 0, "timeout", false);
      case WORDY -> new Fate(micros, End.ANSWERED, 500, words(), false);
      case TASKS_BREAK_OFF -> new Fate(0, End.BROKE_OFF, 0, "nothing found", false);
      case NO_PORTS_LEFT -> new Fate(100, End.UNANSWERED, 0, withoutPort, false);
    };
  }

  private String words() {
    return "words " + words++ + " x".repeat(WORDS);
  }

  private static long micros(Random random, long least, int spread) {
    return (long) (least * Math.pow(spread, random.nextDouble()));
  }

  private @Nullable Phase phase(long offsetMillis) {
    Phase now = null;
    for (Phase phase : course.phases()) {
      if (phase.fromMillis() <= offsetMillis) {
        now = phase;
      }
    }
    return now;
  }
}
