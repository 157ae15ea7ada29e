package dev.throng.runner.comparison;

import dev.throng.runner.history.History;
import dev.throng.runner.history.SecondState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Seconds of the plan that all runs have whole, ascending.
 *
 * @param load what they are of, in words; empty for all of them
 */
record Seconds(int[] all, String load) {
  static final int FEWEST = 20;
  static final int FEWEST_PARTS = 6;
  private static final int MOST_PARTS = 24;
  private static final int USUAL_PART_SECONDS = 5;
  private static final int USUAL_FEWEST_PARTS = 8;

  /** A plan whose load changes by less is looked at as one. */
  private static final double LEAST_RISE = 1.5;

  private static final double MOST_SHARE_AT_TOP = 0.9;

  static Seconds common(List<History> histories) {
    int shortest = histories.stream().mapToInt(History::seconds).min().orElse(0);
    return new Seconds(
        IntStream.range(0, shortest)
            .filter(
                at -> histories.stream().allMatch(run -> run.load(at).state() == SecondState.WHOLE))
            .toArray(),
        "");
  }

  /** Those of the highest third of the loads; empty where the load hardly changes. */
  Optional<Seconds> atTop(History plan) {
    double[] loads =
        Arrays.stream(all).mapToDouble(at -> Comparability.planned(plan.load(at))).toArray();
    double least = Arrays.stream(loads).min().orElse(0);
    double most = Arrays.stream(loads).max().orElse(0);
    double border = most - (most - least) / 3;
    int[] top =
        Arrays.stream(all).filter(at -> Comparability.planned(plan.load(at)) >= border).toArray();
    boolean rises = most >= LEAST_RISE * least;
    return rises && top.length >= FEWEST && top.length <= MOST_SHARE_AT_TOP * all.length
        ? Optional.of(new Seconds(top, load(plan, border, most)))
        : Optional.empty();
  }

  private static String load(History plan, double from, double to) {
    boolean open =
        IntStream.range(0, plan.seconds()).anyMatch(at -> plan.load(at).arrivalsPlanned() > 0);
    return Math.round(from) + " to " + Math.round(to) + (open ? " arrivals/s" : " users");
  }

  /**
   * In parts of equal length: about 5 s, or as many more as have enough requests.
   *
   * @param requests that the run with the fewest has in all of them
   * @param requestsInPart that are needed
   * @param secondsPerRow that cannot be taken apart
   * @return empty if it would be too few
   */
  List<int[]> parts(double requests, int requestsInPart, int secondsPerRow) {
    int byLength = Math.clamp(all.length / USUAL_PART_SECONDS, USUAL_FEWEST_PARTS, MOST_PARTS);
    int byRows = all.length / (2 * secondsPerRow);
    int byRequests =
        requestsInPart == 0 ? MOST_PARTS : (int) Math.min(MOST_PARTS, requests / requestsInPart);
    int count = Math.min(byLength, Math.min(byRows, byRequests));
    return count < FEWEST_PARTS
        ? List.of()
        : IntStream.range(0, count)
            .mapToObj(part ->
                Arrays.copyOfRange(all, part * all.length / count, (part + 1) * all.length / count))
            .toList();
  }
}
