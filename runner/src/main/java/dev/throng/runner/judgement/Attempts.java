package dev.throng.runner.judgement;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.tally.Second;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of all requests and tasks in a part of the run, and what went wrong with them most.
 */
final class Attempts {
  private final ThresholdScope all;
  private final ThresholdScope meant;
  private final Causes failures = new Causes();
  private final Causes exceptions = new Causes();

  /**
   * @param meantToSucceed names of requests
   */
  Attempts(NameSet meantToSucceed, Catalogue catalogue, @Nullable Hangs hangs) {
    all = ThresholdScope.of(NameSet.requests(catalogue), catalogue, hangs);
    meant = ThresholdScope.of(meantToSucceed, catalogue, hangs);
  }

  void add(Second second) {
    all.add(second);
    meant.add(second);
  }

  void addErrors(Snapshot snapshot) {
    for (Snapshot.ErrorCount error : snapshot.errors()) {
      if (meant.isAbout(error.name())) {
        failures.add(error.error(), error.count());
      }
    }
    snapshot.exceptions().forEach(e -> exceptions.add(e.message(), e.count()));
  }

  /** Of all requests. */
  ThresholdScope all() {
    return all;
  }

  /** Says that there was no success where there should have been one; null if there was. */
  @Nullable String nothing() {
    if (all.sent() == 0) {
      return "nothing was sent" + (all.exceptions() == 0 ? "" : ": " + tasksBrokeOff());
    }
    if (meant.sent() == 0 || meant.successes() > 0) {
      return null;
    }
    return (meant.sent() == all.sent() ? "" : "of what was meant to succeed, ")
        + (meant.answered() == 0 ? "nothing was answered: " : "nothing succeeded: ")
        + (meant.requests() == 0 ? cutOff() : failed());
  }

  private String failed() {
    long requests = meant.requests();
    long cutOff = meant.unfinished();
    return all(requests)
        + " failed"
        + failures.most(requests)
        + (cutOff == 0 ? "" : ", and " + cutOff + " more did not end before the test");
  }

  private String cutOff() {
    return all(meant.unfinished())
        + " had not ended when the test did, after up to "
        + longestUnfinished(meant);
  }

  private static String all(long requests) {
    return requests == 1 ? "the only request" : "all " + requests + " requests";
  }

  /** Such as {@code 2 of 300 tasks broke off with "the variable token is not set"}. */
  String tasksBrokeOff() {
    return all.exceptions()
        + " of "
        + all.tasks()
        + (all.tasks() == 1 ? " task" : " tasks")
        + " broke off"
        + exceptions.most(all.exceptions())
        + (all.failedTasks() == 0
            ? ""
            : ", " + all.failedTasks() + " of them after a request of theirs had failed");
  }

  /** Says how many requests hung; null if none did. */
  @Nullable String hung() {
    long hung = all.hung();
    return hung == 0
        ? null
        : hung
            + (hung == 1 ? " request" : " requests")
            + " hung: cut off after up to "
            + longestUnfinished(all)
            + ", judged as failed.";
  }

  private static GoDuration longestUnfinished(ThresholdScope requests) {
    return new GoDuration(Duration.ofMillis(requests.longestUnfinishedMicros() / 1000));
  }
}
