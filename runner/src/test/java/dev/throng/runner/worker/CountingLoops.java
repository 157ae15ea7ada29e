package dev.throng.runner.worker;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Recorder;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.engine.Samples;
import dev.throng.runner.engine.UserPool;
import dev.throng.runner.http.Failures;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.scenario.Destination;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.script.Transactions;
import dev.throng.runner.stats.LatencyHistogram;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;

/** The recorders of a worker's event loops, and how their counts become one snapshot. */
public final class CountingLoops {
  public static final String PART_FAILED = Transactions.PART_FAILED.text();

  private final List<Recorder> recorders = new ArrayList<>();
  private final int classes;
  private final NewNames newNames;

  public CountingLoops(Scenario scenario, int loops) {
    classes = scenario.classes().size();
    newNames = new NewNames(scenario.catalogue());
    for (int i = 0; i < loops; i++) {
      recorders.add(
          new Recorder(
              scenario.catalogue().names().size(),
              scenario.catalogue().checks().size(),
              Blanks.of(scenario.secrets())));
    }
  }

  /**
   * @param failure its text; empty for none
   * @param atMillis of the load
   */
  public void answered(
      int loop,
      int name,
      int status,
      long responseNanos,
      long serviceNanos,
      String failure,
      long atMillis) {
    record(loop, Samples.answered(name, status, responseNanos, serviceNanos), failure, atMillis);
  }

  /**
   * @param failure its text; empty for none
   * @param atMillis of the load
   */
  public void unanswered(
      int loop, int name, long responseNanos, long serviceNanos, String failure, long atMillis) {
    record(loop, Samples.unanswered(name, responseNanos, serviceNanos), failure, atMillis);
  }

  private void record(int loop, Sample sample, String failure, long atMillis) {
    if (!failure.isEmpty()) {
      sample.failed(new Failure(failure, failure.startsWith("the generator ")), atMillis);
    }
    of(loop).record(sample);
  }

  /** Counts a transaction. */
  public void transaction(int loop, int name, long nanos, boolean failed, long atMillis) {
    unanswered(loop, name, nanos, nanos, failed ? PART_FAILED : "", atMillis);
  }

  public void check(int loop, int check, boolean passed) {
    of(loop).check(check, passed);
  }

  public void unfinished(int loop, int name, long responseNanos) {
    of(loop).unfinished(name, responseNanos);
  }

  public void taskCompleted(int loop) {
    of(loop).taskCompleted();
  }

  public void exception(int loop, String where, String message) {
    of(loop).exception(where, message);
  }

  /**
   * Everything since the last call.
   *
   * @param lagMicros how late the loops ran; negative if they noted nothing
   */
  public Snapshot snapshot(
      int second,
      int[] usersByClass,
      int withdrawn,
      Snapshot.ArrivalCount arrivals,
      long lagMicros,
      long throttledMicros,
      boolean last) {
    LatencyHistogram lag = new LatencyHistogram();
    if (lagMicros >= 0) {
      lag.record(lagMicros);
    }
    Gathering gathering = new Gathering(recorders.size());
    for (int i = 0; i < recorders.size(); i++) {
      UserPool.Count count =
          i == 0
              ? new UserPool.Count(usersByClass, withdrawn, arrivals)
              : new UserPool.Count(new int[classes], 0, Snapshot.ArrivalCount.NONE);
      gathering.add(new LoadLoop.LoopCount(recorders.get(i).drain(), count, lag.toSparse()));
    }
    return gathering.snapshot(
        second, newNames.next(), new GeneratorProbe.Reading(throttledMicros, 0), last);
  }

  private Recorder of(int loop) {
    return recorders.get(loop % recorders.size());
  }

  /** What is said of a request for which the generator has no port left. */
  public static String withoutPort(LoadTestSpec spec) {
    return Failures.ofConnecting(new BindException(), Destination.base(spec.target().baseUrl()))
        .text();
  }
}
