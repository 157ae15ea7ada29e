package dev.throng.runner.engine;

/** Sees what a loop counts, on the loop's thread. */
@FunctionalInterface
public interface Onlooker {
  /**
   * A request, a measurement or a transaction was counted.
   *
   * @param sample is used again for another: to be read now
   */
  void recorded(Sample sample);
}
