package dev.throng.runner.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.results.Pace;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.Traces;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted under one name, on its way from the workers to the figures of the run. */
class CountsTest {
  private static final RequestKey KEY = new RequestKey("GET", "/");

  private final Counts counts = new Counts();

  @Test
  void everyFigureReachesTheRunThroughMergingAndAdding() {
    counts.add(new Merger().merge(List.of(eachFigure(1), eachFigure(1))));
    counts.add(eachFigure(1));

    RequestStats stats = counts.stats(KEY, 0, 0);
    for (TimeFigure figure : TimeFigure.values()) {
      assertThat(stats.times(figure.ofAll()).count()).as(figure.toString()).isPositive();
    }
    assertThat(stats.times(TimeFigure.CONNECT).count())
        .isEqualTo(3L * (1 + TimeFigure.CONNECT.ordinal()));
    assertThat(stats.responseTime().count()).isEqualTo(stats.requests()).isEqualTo(3 * (1 + 2));
    assertThat(stats.failures()).isEqualTo(3 * 2);
    assertThat(stats.unfinished()).isEqualTo(3L * (1 + TimeFigure.UNFINISHED.ordinal()));
  }

  /** Of each figure one more than of the one before it. */
  private static NameCount eachFigure(long micros) {
    Map<TimeFigure, SparseHistogram> times = new EnumMap<>(TimeFigure.class);
    for (TimeFigure figure : TimeFigure.values()) {
      times.put(figure, times(1 + figure.ordinal(), micros));
    }
    return NameCount.of(0, times, 0, 0, Map.of());
  }

  @Test
  void theLastTenWholeSecondsAreCurrentAlsoOfANameThatWasSilent() {
    for (int second = 0; second < 15; second++) {
      counts.addCurrent(second, succeeded(second));
    }

    RequestStats.Current busy = counts.stats(KEY, 0, 15).current();
    assertThat(busy.pace()).isEqualTo(new Pace(5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14, 0, 10));
    assertThat(busy.responseTime().count()).isEqualTo(95);
    assertThat(counts.stats(KEY, 0, 23).current().pace()).isEqualTo(new Pace(13 + 14, 0, 10));
    assertThat(counts.stats(KEY, 0, 30).current().pace()).isEqualTo(new Pace(0, 0, 10));
  }

  @Test
  void aWorkerThatSendsTooFewFiguresIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new NameCount(0, List.of(SparseHistogram.EMPTY), 0, 0, Map.of(), List.of()))
        .withMessage("a name has 1 histograms, must have " + TimeFigure.values().length);
  }

  @Test
  void theSlowestTracedRequestsOfAllSecondsAndTheLatestOfEachDoublingAreKept() {
    counts.add(succeeded(1).traced(List.of(traced(900, 100), traced(100, 110))));
    counts.add(
        succeeded(1).traced(List.of(traced(950, 1_100), traced(120, 1_200), traced(4, 1_300))));

    Traces traces = counts.stats(KEY, 0, 0).traces();

    assertThat(traces.slowest())
        .containsExactly(traced(950, 1_100), traced(900, 100), traced(120, 1_200));
    assertThat(traces.latest())
        .containsExactlyInAnyOrder(traced(950, 1_100), traced(120, 1_200), traced(4, 1_300));
  }

  @Test
  void aNameMayHaveOnlySoManyTracedRequestsInASecond() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> succeeded(1).traced(Collections.nCopies(4, traced(1, 1))))
        .withMessage("a name has 4 traced requests, must have at most 3");
    assertThatIllegalArgumentException().isThrownBy(() -> traced(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TraceId(0, 0));
  }

  private static TracedRequest traced(long responseMicros, long endedMillis) {
    return new TracedRequest(new TraceId(responseMicros, endedMillis), responseMicros, endedMillis);
  }

  private static NameCount succeeded(int requests) {
    return NameCount.of(0, Map.of(TimeFigure.RESPONSE, times(requests, 1_000)), 0, 0, Map.of());
  }

  private static SparseHistogram times(int count, long micros) {
    LatencyHistogram times = new LatencyHistogram();
    times.record(micros, count);
    return times.toSparse();
  }
}
