package dev.throng.runner.simulation;

import dev.throng.runner.simulation.Log.Arrival.Became;
import dev.throng.runner.simulation.Log.Report;
import dev.throng.runner.simulation.LostUsers.Gap;
import java.util.List;
import java.util.function.ToIntFunction;

/** How much of the load ran in the judged time, and whether the generator was up to it. */
final class NaiveLoad {
  private static final double LAG_LIMIT_MICROS = 50_000;

  private static final double LEAST_LOAD = 0.95;
  private static final double LEAST_USERS = 0.90;
  private static final long MOST_THROTTLED_MICROS = 50_000;

  private final Course course;
  private final Replay replay;
  private final Borders borders;

  NaiveLoad(Course course, Replay replay, Borders borders) {
    this.course = course;
    this.replay = replay;
    this.borders = borders;
  }

  /** Whether too many arrivals found no free user. */
  boolean isRefused() {
    long noFreeUser = replay.arrivals(Became.NO_FREE_USER);
    return noFreeUser > judgedArrivals() * (1 - LEAST_LOAD);
  }

  private long judgedArrivals() {
    long inWarmup =
        Math.min(
            replay.arrivalsDue(), course.arrivalsBefore(course.warmupSeconds() * 1_000_000_000L));
    return Math.max(replay.arrivalsDue() - inWarmup, countedArrivals());
  }

  private long countedArrivals() {
    return replay.arrivals(Became.STARTED)
        + replay.arrivals(Became.NO_FREE_USER)
        + replay.arrivals(Became.LATE);
  }

  /** How many times what was counted there may have been: what did not run counts twice. */
  double mostTimes() {
    Share share = share();
    return share.missed() == 0 ? 1 : 1 + 2 * share.missed() / share.ran();
  }

  /** Whether the generator was not up to it. */
  boolean isTooLittle() {
    boolean least = isTooLittle(Gap::least);
    if (least != isTooLittle(Gap::most)) {
      borders.touch();
    }
    return least;
  }

  /** Whether less than 90 % of the users, or of the arrivals, went on after onStart. */
  boolean hasLostUsers() {
    long planned = 0;
    long withdrawn = 0;
    for (int second : replay.seconds(course.warmupSeconds())) {
      int due = replay.isWithinLoad(second) ? course.usersDue(second) : 0;
      planned += due;
      withdrawn += Math.min(due, withdrawn(second));
    }
    double load = planned + replay.arrivals(Became.STARTED);
    double lost = withdrawn + replay.arrivals(Became.WITHDRAWN);
    return load > 0 && 1 - lost / load < LEAST_USERS;
  }

  int withdrawn(int second) {
    return replay.reports().inTime(second).stream().mapToInt(Report::withdrawn).sum();
  }

  /**
   * Whether the generator was not up to it in more than a tenth of the judged seconds, or ran less
   * than 95 % of the load in all.
   *
   * @param lostUsers how many users a gap lacks
   */
  private boolean isTooLittle(ToIntFunction<Gap> lostUsers) {
    List<Integer> judged = judgedSeconds();
    double missingUsers = 0;
    int broken = 0;
    for (int second : judged) {
      int dueThere = Math.max(0, due(second) - lostUsers.applyAsInt(replay.gap(second)));
      double missing = dueThere * LEAST_LOAD - running(second);
      missingUsers = Math.max(0, missingUsers + missing);
      broken += missing > 0 && missingUsers >= 1 || isBroken(second) ? 1 : 0;
    }
    Share share = share();
    double all = share.ran() + share.missed();
    return broken > 0.1 * judged.size() || share.ran() < LEAST_LOAD * all;
  }

  /** Of the load of the judged time, users by the second and arrivals. */
  private record Share(double ran, double missed) {}

  private Share share() {
    List<Integer> judged = judgedSeconds();
    double users = judged.stream().mapToInt(this::running).sum();
    double missingUsers = judged.stream().mapToInt(this::due).sum() - users;
    double late = replay.arrivals(Became.LATE);
    double notCounted = judgedArrivals() - countedArrivals();
    if (replay.ending() == Replay.Ending.NONE) { // nobody knows how many there will have been
      double gaps = judged.stream().filter(replay::isGap).count();
      double others = judged.size() - gaps;
      notCounted = countedArrivals() == 0 ? 0 : countedArrivals() * gaps / others;
    }
    return new Share(users + countedArrivals() - late, missingUsers + late + notCounted);
  }

  private List<Integer> judgedSeconds() {
    return replay.wholeSeconds(course.warmupSeconds()).stream()
        .filter(second -> !replay.wasHeardOfAfterTheEnd(second))
        .toList();
  }

  private int due(int second) {
    return Math.max(0, course.usersDue(second) - withdrawn(second));
  }

  private int running(int second) {
    return Math.min(
        due(second), replay.reports().inTime(second).stream().mapToInt(Report::users).sum());
  }

  private boolean isBroken(int second) {
    List<Report> reports = replay.reports().inTime(second);
    return reports.isEmpty()
        || replay.gap(second).stuck()
        || reports.stream().anyMatch(report -> report.throttledMicros() > MOST_THROTTLED_MICROS)
        || reports.stream().anyMatch(report -> report.lagMicros() > LAG_LIMIT_MICROS)
        || replay.reports().entriesInTime(second).stream()
            .anyMatch(entry -> entry.failure().startsWith("the generator has no"));
  }
}
