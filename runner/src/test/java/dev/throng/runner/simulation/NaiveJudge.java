package dev.throng.runner.simulation;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.simulation.Course.Limit;
import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.Log.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Judges a run a second time, by the target's own log: no histogram, no merging, no windows kept.
 */
final class NaiveJudge {
  private final Course course;
  private final Replay replay;
  private final NaiveLoad load;
  private final Borders borders = new Borders();

  NaiveJudge(Course course, Log log) {
    this.course = course;
    replay = new Replay(course, log, this::aborts, borders);
    load = new NaiveLoad(course, replay, borders);
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
          replay.leftSomebodyRunning() || load.isTooLittle() || hasSuccess() && load.hasLostUsers()
              ? Verdict.INCONCLUSIVE
              : judged(course.judgedLimits().stream().map(this::answer).toList());
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

  private Verdict judged(List<Answer> answers) {
    if (!hasSuccess() || tasksBrokeOff() || load.isRefused() || answers.contains(Answer.BROKEN)) {
      return Verdict.FAILED;
    }
    return answers.contains(Answer.UNTOLD) ? Verdict.INCONCLUSIVE : Verdict.PASSED;
  }

  private boolean tasksBrokeOff() {
    List<Entry> all = judged();
    long brokeOff = all.stream().filter(entry -> entry.end() == End.BROKE_OFF).count();
    long completed =
        all.stream().filter(Entry::isRequest).filter(entry -> !entry.isTransaction()).count();
    return course.judgedLimits().stream().noneMatch(limit -> limit.statistic().equals("exceptions"))
        && brokeOff * 100 > brokeOff + completed;
  }

  /** Whether each threshold holds that is judged. */
  List<Boolean> held() {
    return course.judgedLimits().stream().map(limit -> answer(limit) == Answer.HOLDS).toList();
  }

  /** Requests that hung. */
  int hangs() {
    return overall(new Limit("failures", "<", "1", null, 0, -1)).hangs();
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

  /** What there is to say of a threshold. */
  private enum Answer {
    HOLDS,
    BROKEN,
    /** What the generator did not do could turn the answer. */
    UNTOLD
  }

  private Answer answer(Limit limit) {
    Figures overall = overall(limit);
    OptionalDouble value = overall.value();
    if (replay.broke().contains(limit) || value.isEmpty() || !overall.hasSamples()) {
      return Answer.BROKEN;
    }
    boolean failuresAreMeant =
        course.judgedLimits().stream()
            .anyMatch(other -> other.asksForFailures() && other.overlaps(limit));
    if (limit.isTimeOfAll() && !overall.hasSuccess() && !failuresAreMeant) {
      return Answer.BROKEN;
    }
    List<OptionalDouble> windows =
        new ArrayList<>(
            windows(limit).stream()
                .map(window -> excused(limit, window, inWindow(limit, window)))
                .toList());
    windows.add(inLastWindow(limit, overall));
    double[] judged = windows.stream().flatMapToDouble(OptionalDouble::stream).toArray();
    if (judged.length > 0) {
      return Arrays.stream(judged).allMatch(limit::allows) ? Answer.HOLDS : Answer.BROKEN;
    }
    boolean excused =
        windows(limit).stream().anyMatch(window -> inWindow(limit, window).isPresent());
    if (excused || !isTold(limit, overall)) {
      return Answer.UNTOLD;
    }
    return limit.allows(value.getAsDouble()) ? Answer.HOLDS : Answer.BROKEN;
  }

  /** Whether what the generator did not do leaves the answer as it is. */
  private boolean isTold(Limit limit, Figures overall) {
    double seen = overall.value().orElseThrow();
    double most =
        switch (limit.statistic()) {
          case "users" -> seen + overall.missingUsers(course, load::withdrawn);
          case "requestRate" -> seen * load.mostTimes();
          case "requests", "failures", "successes", "unfinished", "exceptions" ->
              Math.floor(seen * load.mostTimes());
          default -> seen;
        };
    return seen == 0 || limit.allows(seen) == limit.allows(most);
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
    return value.isPresent()
        && !limit.allows(value.getAsDouble())
        && (limit.windowSeconds() > 0 || isTold(limit, overall(limit)));
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
