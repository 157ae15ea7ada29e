package dev.throng.runner.judgement;

/** What may show in a second that the generator did not keep up. */
enum Limit {
  UNCOUNTED("find out why the workers were lost"),
  WORKERS_MISSING("find out why they went, or allow less in spec.validity.minAchievedLoad"),
  EVENT_LOOP_LAG("use more workers or more CPU, or allow more in spec.validity.maxEventLoopLagP99"),
  STANDSTILL(
      "use more workers, CPU or memory, and look for expressions that take long, such as regular"
          + " expressions over long bodies"),
  THROTTLING("raise the CPU limit of the workers, or use more of them"),
  ACHIEVED_LOAD("use more workers or more CPU, or allow less in spec.validity.minAchievedLoad"),
  OWN_FAILURES(
      "see what these failures say: allow the generator more open files, use more workers, or let"
          + " users share connections");

  private final String advice;

  Limit(String advice) {
    this.advice = advice;
  }

  /** What was wrong, as the begin of a sentence. */
  String verdict() {
    return this == UNCOUNTED || this == WORKERS_MISSING
        ? "workers were missing"
        : "the generator was the bottleneck";
  }

  /** What a person can do, as the end of a sentence. */
  String advice() {
    return advice;
  }
}
