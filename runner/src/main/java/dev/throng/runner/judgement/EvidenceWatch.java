package dev.throng.runner.judgement;

import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.Statistic.Tally;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.stats.Distribution;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows what the judged time shows: the thresholds, and what a run needs besides so that it may
 * pass. At least one of the requests that are meant to succeed must have succeeded. If no threshold
 * says how many tasks may break off, no more than {@value #MOST_BROKEN_OFF_PERCENT} % of them may
 * have done so other than for a request of theirs that failed.
 */
public final class EvidenceWatch {
  static final int MOST_BROKEN_OFF_PERCENT = 1;

  private final List<ThresholdWatch> thresholds = new ArrayList<>();
  private final Hangs hangs;
  private final Attempts judged;
  private final Attempts warmUp;
  private final boolean looksAtFailures;
  private final boolean looksAtExceptions;

  /**
   * @param load of the judged time, which has a second before this
   */
  public EvidenceWatch(List<Threshold> given, Catalogue catalogue, AchievedLoad load) {
    hangs = new Hangs(catalogue);
    Predicate<RequestKey> meantToFail = _ -> false;
    boolean failureThreshold = false;
    boolean exceptionThreshold = false;
    for (Threshold threshold : given) {
      Expectation expectation = Expectation.parse(threshold.expect());
      failureThreshold |= expectation.looksAtFailures();
      exceptionThreshold |= expectation.statistic() == Tally.EXCEPTIONS;
      if (expectation.asksForFailures()) {
        meantToFail = meantToFail.or(NameSet.meant(threshold.request()));
      }
    }
    looksAtFailures = failureThreshold;
    looksAtExceptions = exceptionThreshold;
    NameSet failing = new NameSet(catalogue, meantToFail);
    NameSet meantToSucceed = new NameSet(catalogue, NameSet.meant(null).and(meantToFail.negate()));
    judged = new Attempts(meantToSucceed, catalogue, hangs);
    warmUp = new Attempts(meantToSucceed, catalogue, null);
    for (Threshold threshold : given) {
      NameSet names = new NameSet(catalogue, NameSet.meant(threshold.request()));
      thresholds.add(
          new ThresholdWatch(
              threshold,
              ThresholdScope.of(names, catalogue, hangs),
              () -> names.soFar().intersects(failing.soFar()),
              load));
    }
  }

  public List<ThresholdWatch> thresholds() {
    return thresholds;
  }

  /** Takes a judged second. */
  public void add(Second second) {
    hangs.add(second);
    judged.add(second);
    thresholds.forEach(threshold -> threshold.add(second));
  }

  /** Takes the errors of a worker's judged second. */
  public void addErrors(Snapshot snapshot) {
    judged.addErrors(snapshot);
  }

  /** Takes a second of the warm-up. */
  public void addWarmUp(Second second) {
    warmUp.add(second);
  }

  /** Takes the errors of a worker's second of the warm-up. */
  public void addWarmUpErrors(Snapshot snapshot) {
    warmUp.addErrors(snapshot);
  }

  /** Those that are broken at this moment, as they are written. */
  List<String> brokenNow() {
    return thresholds.stream()
        .filter(ThresholdWatch::isBroken)
        .map(threshold -> threshold.status().expect())
        .toList();
  }

  /**
   * Whether each threshold would hold if times were shorter by what the generator may have added.
   *
   * @param lag how late its loops ran
   */
  boolean holdsWithoutLag(Distribution lag) {
    return thresholds.stream().allMatch(threshold -> threshold.holdsWithoutLag(lag));
  }

  /** Of each threshold the share of its limit that was seen. */
  List<Double> strain() {
    return thresholds.stream().map(ThresholdWatch::strain).toList();
  }

  public List<ThresholdStatus> statuses() {
    return thresholds.stream().map(ThresholdWatch::status).toList();
  }

  public VerdictEvidence evidence(
      List<String> notJudged, @Nullable String refusedLoad, FailingFindings findings) {
    ThresholdScope all = judged.all();
    return new VerdictEvidence(
        thresholds.stream().filter(t -> t.untold() == null).map(ThresholdWatch::status).toList(),
        thresholds.stream().filter(t -> t.untold() != null).map(ThresholdWatch::status).toList(),
        notJudged,
        looksAtFailures,
        nothing(),
        brokenOff(),
        refusedLoad,
        findings,
        all.sent(),
        all.failures(),
        all.judged(),
        all.exceptions(),
        all.tasks());
  }

  /** Sentences about what the tables of requests do not tell. */
  public List<String> notes() {
    String hung = judged.hung();
    return hung == null ? List.of() : List.of(hung);
  }

  /** Says that there was no success; null if there was. */
  @Nullable String nothing() {
    if (judged.all().sent() > 0 || warmUp.all().sent() == 0) {
      return judged.nothing();
    }
    String inWarmUp = warmUp.nothing();
    return inWarmUp == null ? "nothing was sent after the warm-up" : inWarmUp + ", in the warm-up";
  }

  private @Nullable String brokenOff() {
    ThresholdScope all = judged.all();
    long unexplained = all.exceptions() - all.failedTasks();
    boolean tooMany = unexplained * 100 > MOST_BROKEN_OFF_PERCENT * all.tasks();
    return looksAtExceptions || !tooMany ? null : judged.tasksBrokeOff();
  }
}
