package dev.throng.runner.outputs.json;

import dev.throng.runner.story.LoadResponse;
import dev.throng.runner.story.LoadResponse.AtLoad;
import dev.throng.runner.story.LoadResponse.Spot;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the target did at each load, as columns, and the curves that describe it.
 *
 * @param unit of all loads: {@code users} or {@code arrivals/s}
 * @param rateModel {@code line}, {@code ceiling}, {@code amdahl} or {@code usl}
 * @param rateCurve good answers a second; empty where no model fits
 * @param timeModel {@code flat}, {@code bend} or {@code jump}
 * @param timeCurve likewise of the usual time, in milliseconds
 * @param kneeLoad null where the target was not found to give way
 */
record LoadColumns(
    String unit,
    Levels levels,
    String rateModel,
    Curve rateCurve,
    String timeModel,
    Curve timeCurve,
    @Nullable Double kneeLoad) {

  /** Of each level of the load on the way up. */
  record Levels(
      List<Double> load,
      List<Double> inFlight,
      List<Double> requestsPerSecond,
      List<Double> goodPerSecond,
      List<Double> timeMillis,
      List<Double> p95Millis,
      List<Double> failureRatio) {}

  record Curve(List<Double> load, List<Double> value) {
    static Curve of(List<Spot> spots, double unit) {
      return new Curve(column(spots, Spot::load), column(spots, spot -> spot.value() / unit));
    }
  }

  static LoadColumns of(LoadResponse response) {
    List<AtLoad> levels = response.levels();
    return new LoadColumns(
        response.unit().toString(),
        new Levels(
            column(levels, AtLoad::load),
            column(levels, AtLoad::inFlight),
            column(levels, AtLoad::perSecond),
            column(levels, AtLoad::goodPerSecond),
            column(levels, level -> level.timeMicros() / 1e3),
            column(levels, level -> level.p95Micros() / 1e3),
            column(levels, AtLoad::failureRatio)),
        response.rate().model().toString(),
        Curve.of(response.rate().spots(), 1),
        response.time().model().toString(),
        Curve.of(response.time().spots(), 1e3),
        response.kneeLoad());
  }

  /** To a thousandth, which is a microsecond of a time in milliseconds. */
  private static <T> List<Double> column(List<T> rows, ToDoubleFunction<T> figure) {
    return rows.stream().map(row -> Math.round(figure.applyAsDouble(row) * 1e3) / 1e3).toList();
  }
}
