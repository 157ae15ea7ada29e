package dev.throng.runner.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the target did at each load on the way up, and the curves that describe it.
 *
 * @param kneeLoad the planned load at which the target begins to give way, as the findings have it;
 *     null where none was found
 */
public record LoadResponse(
    LoadUnit unit, List<AtLoad> levels, RateCurve rate, TimeCurve time, @Nullable Double kneeLoad) {
  public LoadResponse {
    levels = List.copyOf(levels);
  }

  /**
   * One level of the load.
   *
   * @param load the planned one
   * @param inFlight requests that the target works on, by Little's law
   * @param perSecond requests, failed ones too
   * @param goodPerSecond those that did not fail
   * @param timeMicros the usual time of a success
   * @param p95Micros the median of the seconds' 95th percentiles
   */
  public record AtLoad(
      double load,
      double inFlight,
      double perSecond,
      double goodPerSecond,
      double timeMicros,
      double p95Micros,
      double failureRatio) {}

  /**
   * A place on a fitted curve.
   *
   * @param value requests a second or microseconds
   */
  public record Spot(double load, double value) {}

  /** Good answers a second against the load; without spots where no model fits. */
  public record RateCurve(RateModel model, List<Spot> spots) {
    public RateCurve {
      spots = List.copyOf(spots);
    }
  }

  /** The usual time of a success against the load; without spots where no model fits. */
  public record TimeCurve(TimeModel model, List<Spot> spots) {
    public TimeCurve {
      spots = List.copyOf(spots);
    }
  }

  /** How the rate follows the load. */
  public enum RateModel {
    /** In proportion. */
    LINE("line"),

    /** In proportion up to a ceiling. */
    CEILING("ceiling"),

    /** Ever less, by contention (Amdahl's law). */
    AMDAHL("amdahl"),

    /** Up to a peak and down again (the universal scalability law). */
    USL("usl");

    private final String text;

    RateModel(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** How times follow the load. */
  public enum TimeModel {
    FLAT("flat"),

    /** Flat up to a knee, then a straight line. */
    BEND("bend"),

    /** From one level to another. */
    JUMP("jump");

    private final String text;

    TimeModel(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
