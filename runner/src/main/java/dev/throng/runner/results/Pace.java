package dev.throng.runner.results;

/**
 * How often requests ended: those that ended in whole seconds of load, by these seconds. The one
 * meaning of a rate everywhere. Where the whole run is meant, the seconds are the judged ones; what
 * ends after the load, while users stop, is in no rate.
 *
 * @param seconds whole ones
 */
public record Pace(long requests, long failures, int seconds) {
  public static final Pace NONE = new Pace(0, 0, 0);

  /** 0 before the first whole second. */
  public double requestsPerSecond() {
    return seconds == 0 ? 0 : (double) requests / seconds;
  }

  /** 0 before the first whole second. */
  public double failuresPerSecond() {
    return seconds == 0 ? 0 : (double) failures / seconds;
  }
}
