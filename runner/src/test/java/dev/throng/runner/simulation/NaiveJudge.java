package dev.throng.runner.simulation;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.simulation.Course.Limit;
import dev.throng.runner.simulation.Log.Arrival.Became;
import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.Log.Entry;
import dev.throng.runner.simulation.Log.Report;
import dev.throng.runner.simulation.LostUsers.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * Judges a run a second time, by the target's own log: no histogram, no merging, no windows kept.
 */
final class NaiveJudge {
  private static final double LAG_LIMIT_MICROS = 50_000;

  private static final double LEAST_LOAD = 0.95;
  private static final double LEAST_USERS = 0.90;
  private static final long MOST_THROTTLED_MICROS = 50_000;

  private final Course course;
  private final Replay replay;
  private final Borders borders = new Borders();

  NaiveJudge(Course course, Log log) {
    this.course = course;
    replay = new Replay(course, log, this::aborts, borders);
  }

  Replay replay() {
    return replay;
  }

  /** Whether a time was so near to a limit that three digits do not tell on which side it is. */
  boolean isTooCloseToCall() {
    return borders.wereTouched();
  }

  Verdict verdict() {
    replay.run();
    return switch (replay.ending()) {
      case IMPOSSIBLE, NONE -> Verdict.ERROR;
      case INTERRUPTED -> Verdict.ABORTED;
      case COMPLETED, THRESHOLD ->
          replay.leftSomebodyRunning() || isInconclusive()
              ? Verdict.INCONCLUSIVE
              : isPassed() ? Verdict.PASSED : Verdict.FAILED;
    };
  }

  /** Something was sent, and of what was meant to succeed something did. */
  private boolean hasSuccess() {
    List<Entry> sent = sent();
    List<Entry> meant = sent.stream().filter(this::mustSucceed).toList();
    return !sent.isEmpty() && (meant.isEmpty() || meant.stream().anyMatch(Entry::succeeded));
  }

  private List<Entry> sent() {
    return judged().stream().filter(Entry::wasSent).filter(e -> !e.isTransaction()).toList();
  }

  private boolean isPassed() {
    List<Entry> all = judged();
    long brokeOff = all.stream().filter(entry -> entry.end() == End.BROKE_OFF).count();
    long completed =
        all.stream().filter(Entry::isRequest).filter(entry -> !entry.isTransaction()).count();
    boolean tasksBrokeOff =
        course.judgedLimits().stream().noneMatch(limit -> limit.statistic().equals("exceptions"))
            && brokeOff * 100 > brokeOff + completed;
    return hasSuccess() && !tasksBrokeOff && !refusedLoad() && !held().contains(false);
  }

  /** Whether each threshold holds that is judged. */
  List<Boolean> held() {
    return course.judgedLimits().stream().map(this::holds).toList();
  }

  /** Requests that hung. */
  int hangs() {
    return overall(new Limit("failures", "<", "1", null, 0, -1)).hangs();
  }

  private boolean refusedLoad() {
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

  private List<Entry> judged() {
    return replay.seconds(course.warmupSeconds()).stream()
        .flatMap(second -> replay.reports().entries(second).stream())
        .toList();
  }

  /** No threshold wants failures of this request. */
  private boolean mustSucceed(Entry entry) {
    return course.judgedLimits().stream()
        .filter(Limit::asksForFailures)
        .noneMatch(limit -> limit.isAbout(entry));
  }

  /** Whether a threshold holds after all. */
  private boolean holds(Limit limit) {
    Figures overall = overall(limit);
    OptionalDouble value = overall.value();
    if (replay.broke().contains(limit) || value.isEmpty() || !overall.hasSamples()) {
      return false;
    }
    boolean failuresAreMeant =
        course.judgedLimits().stream()
            .anyMatch(other -> other.asksForFailures() && other.overlaps(limit));
    if (limit.isTimeOfAll() && !overall.hasSuccess() && !failuresAreMeant) {
      return false;
    }
    boolean judged = false;
    for (List<Integer> window : windows(limit)) {
      OptionalDouble inWindow = excused(limit, window, inWindow(limit, window));
      judged |= inWindow.isPresent();
      if (inWindow.isPresent() && !limit.allows(inWindow.getAsDouble())) {
        return false;
      }
    }
    OptionalDouble last = inLastWindow(limit, overall);
    if (last.isPresent() && !limit.allows(last.getAsDouble())) {
      return false;
    }
    return judged || last.isPresent() || limit.allows(value.getAsDouble());
  }

  /** With all that hung, if anything did. */
  private OptionalDouble inLastWindow(Limit limit, Figures overall) {
    List<List<Integer>> windows = windows(limit);
    return windows.isEmpty() || !overall.hasHung()
        ? OptionalDouble.empty()
        : excused(limit, windows.getLast(), in(limit, windows.getLast()).valueWithHungOf(overall));
  }

  /** Nothing where too little was seen while a worker was lost. */
  private OptionalDouble excused(Limit limit, List<Integer> window, OptionalDouble value) {
    boolean tooLittle =
        value.isPresent() && !limit.allows(value.getAsDouble()) && limit.asksForEnough();
    return tooLittle && window.stream().anyMatch(replay::isGap) ? OptionalDouble.empty() : value;
  }

  private Figures overall(Limit limit) {
    List<Integer> whole = replay.wholeSeconds(course.warmupSeconds());
    return new Figures(replay, limit, judged(), replay.entriesOfFullLoad(whole), whole, borders);
  }

  private OptionalDouble inWindow(Limit limit, List<Integer> window) {
    return in(limit, window).valueWithoutHung();
  }

  private Figures in(Limit limit, List<Integer> window) {
    List<Entry> entries =
        window.stream().flatMap(second -> replay.reports().entriesInTime(second).stream()).toList();
    return new Figures(replay, limit, entries, entries, window, borders);
  }

  private List<List<Integer>> windows(Limit limit) {
    List<Integer> seconds = replay.wholeSeconds(course.warmupSeconds());
    int length = limit.windowSeconds();
    List<List<Integer>> windows = new ArrayList<>();
    for (int end = length; length > 0 && end <= seconds.size(); end++) {
      windows.add(seconds.subList(end - length, end));
    }
    return windows;
  }

  /** Whether a threshold ends the run when a second has closed. */
  private boolean aborts(Limit limit, int second) {
    if (limit.abortAfterSeconds() < 0
        || second + 1 < limit.abortAfterSeconds()
        || second < course.warmupSeconds()) {
      return false;
    }
    List<List<Integer>> windows = windows(limit);
    OptionalDouble value =
        limit.windowSeconds() == 0
            ? overall(limit).value()
            : windows.isEmpty()
                ? OptionalDouble.empty()
                : excused(limit, windows.getLast(), inWindow(limit, windows.getLast()));
    return value.isPresent() && !limit.allows(value.getAsDouble());
  }

  private boolean isInconclusive() {
    boolean least = isInconclusive(Gap::least);
    if (least != isInconclusive(Gap::most)) {
      borders.touch();
    }
    return least || hasSuccess() && hasLostUsers();
  }

  /** Whether less than 90 % of the users, or of the arrivals, went on after onStart. */
  private boolean hasLostUsers() {
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

  private int withdrawn(int second) {
    return replay.reports().inTime(second).stream().mapToInt(Report::withdrawn).sum();
  }

  /**
   * Whether the generator was not up to it in more than a tenth of the judged seconds, or ran less
   * than 95 % of the load in all.
   *
   * @param lostUsers how many users a gap lacks
   */
  private boolean isInconclusive(ToIntFunction<Gap> lostUsers) {
    List<Integer> judged =
        replay.wholeSeconds(course.warmupSeconds()).stream()
            .filter(second -> !replay.wasHeardOfAfterTheEnd(second))
            .toList();
    double due = 0;
    double ran = 0;
    double missingUsers = 0;
    int broken = 0;
    for (int second : judged) {
      int dueNow = Math.max(0, course.usersDue(second) - withdrawn(second));
      int running =
          Math.min(dueNow, replay.reports().inTime(second).stream().mapToInt(Report::users).sum());
      due += dueNow;
      ran += running;
      int dueThere = Math.max(0, dueNow - lostUsers.applyAsInt(replay.gap(second)));
      double missing = dueThere * LEAST_LOAD - running;
      missingUsers = Math.max(0, missingUsers + missing);
      broken += missing > 0 && missingUsers >= 1 || isBroken(second) ? 1 : 0;
    }
    long arrivals = judgedArrivals();
    long missed = replay.arrivals(Became.LATE) + arrivals - countedArrivals();
    return broken > 0.1 * judged.size() || ran + arrivals - missed < LEAST_LOAD * (due + arrivals);
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

  List<Long> requestsOfWholeSeconds() {
    return replay.wholeSeconds(0).stream()
        .map(second ->
            replay.reports().entriesInTime(second).stream()
                .filter(Entry::isRequest)
                .filter(entry -> !entry.isTransaction())
                .count())
        .toList();
  }
}
