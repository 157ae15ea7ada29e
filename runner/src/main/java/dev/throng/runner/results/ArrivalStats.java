package dev.throng.runner.results;

/**
 * The arrivals of open models: all that were planned, and what became of them.
 *
 * @param planned due until the end of the load, or until now
 * @param started iterations that were started
 * @param withdrawn of the started ones those whose user gave up, since its onStart failed
 * @param noFreeUser missed, since as many iterations ran as {@code maxInFlight} allows
 * @param late missed, since a worker had heard late of the start and so was behind at the end
 * @param notCounted missed as far as one knows: their worker was lost, or an event loop of it was
 *     stuck
 */
public record ArrivalStats(
    long planned, long started, long withdrawn, long noFreeUser, long late, long notCounted) {
  public static final ArrivalStats NONE = new ArrivalStats(0, 0, 0, 0, 0, 0);

  public long missed() {
    return noFreeUser + late + notCounted;
  }

  /** What the generator missed: no target can be the cause. */
  public long missedByGenerator() {
    return late + notCounted;
  }
}
