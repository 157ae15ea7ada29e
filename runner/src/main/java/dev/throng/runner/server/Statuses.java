package dev.throng.runner.server;

import dev.throng.crds.run.LostWorker;
import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.status.CapacityStatus;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.ValidityStatus;
import dev.throng.crds.status.WorkerStatus;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Timestamp;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunInfo;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView.State;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.FoundCapacity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run as the operator sees it, and whoever is told of it. */
public final class Statuses {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private Statuses() {}

  /**
   * @param expectedWorkers how many the run was to have
   */
  public static MasterStatus of(RunView view, int expectedWorkers) {
    RunInfo info = view.info();
    Instant end = info.endTime();
    Outcome outcome = view.outcome();
    return new MasterStatus(
        state(view.phase()),
        info.hasStarted() ? new Timestamp(info.startTime()) : null,
        end == null ? null : new Timestamp(end),
        info.seed(),
        new UserStatus(view.users().planned(), view.users().running()),
        workers(view, expectedWorkers),
        view.total().requests() == 0 ? null : summary(view),
        view.thresholds(),
        outcome == null ? null : outcome.verdict(),
        outcome == null ? null : outcome.reason(),
        view.story() == null ? null : StoryStatuses.of(view.story()),
        outcome == null || view.search() == null ? null : capacity(view.search().capacity()),
        new ValidityStatus(view.health().problem() == null, view.health().problem()),
        lostWorkers(view));
  }

  private static RunState state(RunView.Phase phase) {
    return switch (phase) {
      case WAITING_FOR_WORKERS -> RunState.WAITING_FOR_WORKERS;
      case RUNNING -> RunState.RUNNING;
      case STOPPING -> RunState.STOPPING;
      case FINISHED -> RunState.FINISHED;
    };
  }

  private static WorkerStatus workers(RunView view, int expected) {
    int lost = in(view, State.LOST) + in(view, State.LEFT);
    int stopped = in(view, State.STOPPED);
    return new WorkerStatus(expected, view.workers().size() - lost - stopped, lost);
  }

  private static int in(RunView view, State state) {
    return (int) view.workers().stream().filter(worker -> worker.state() == state).count();
  }

  private static Summary summary(RunView view) {
    RequestStats total = view.total();
    return new Summary(
        total.requests(),
        total.failures(),
        plain(
            BigDecimal.valueOf(total.pace().requestsPerSecond()).setScale(1, RoundingMode.HALF_UP)),
        plain(BigDecimal.valueOf(total.failureRatio() * 100).round(THREE_DIGITS)) + "%",
        micros((long) total.responseTime().meanMicros()),
        micros(total.responseTime().percentileMicros(50)),
        micros(total.responseTime().percentileMicros(95)),
        micros(total.responseTime().percentileMicros(99)),
        micros(total.responseTime().maxMicros()),
        arrivals(view.arrivals()),
        view.search() == null ? null : load(view.search().capacity().holds()));
  }

  private static @Nullable CapacityStatus capacity(FoundCapacity found) {
    if (found.holds() == null && found.breaks() == null) {
      return null;
    }
    return new CapacityStatus(
        load(found.holds()),
        load(found.breaks()),
        found.unit().toString(),
        found.holds() == null
            ? null
            : plain(
                BigDecimal.valueOf(found.requestsPerSecond()).setScale(1, RoundingMode.HALF_UP)),
        found.broke() == null ? null : Shortened.to(CapacityStatus.SENTENCE, found.broke()));
  }

  private static @Nullable String load(@Nullable Double load) {
    return load == null ? null : CapacityWords.plain(load);
  }

  private static @Nullable String arrivals(ArrivalStats arrivals) {
    return arrivals.planned() == 0
        ? null
        : arrivals.planned()
            + " planned, "
            + arrivals.started()
            + " started, "
            + arrivals.missed()
            + " missed";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** To three digits: what a status shows need not change with every microsecond. */
  private static GoDuration micros(long micros) {
    long rounded = BigDecimal.valueOf(micros).round(THREE_DIGITS).longValue();
    return new GoDuration(Duration.ofNanos(rounded * 1000));
  }

  private static List<LostWorker> lostWorkers(RunView view) {
    return view.timeline().intervals().stream()
        .flatMap(interval ->
            Stream.ofNullable(interval.worker())
                .map(worker ->
                    new LostWorker(
                        worker,
                        interval.text(),
                        at(view, interval.fromSecond()),
                        at(view, interval.toSecond()))))
        .toList();
  }

  private static Timestamp at(RunView view, double second) {
    return new Timestamp(view.info().startTime().plusNanos((long) (second * 1e9)));
  }
}
