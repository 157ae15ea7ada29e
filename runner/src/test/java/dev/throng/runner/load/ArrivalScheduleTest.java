package dev.throng.runner.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Arrivals.Process;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void constantArrivalsAreEvenlySpaced() {
    List<Long> times = all(schedule(Process.CONSTANT, stage(2, 250)), 0, 1);
    assertThat(times).isEqualTo(IntStream.range(0, 500).mapToObj(i -> i * SECOND / 250).toList());
  }

  @Property(tries = 100)
  void inEverySecondAsManyConstantArrivalsFallAsTheRateSaysWithinOne(
      @ForAll("anyStages") List<ArrivalStage> stages) {
    ArrivalSchedule schedule =
        new ArrivalSchedule(new Arrivals("Api", Process.CONSTANT, 1, stages));
    long[] perSecond = perSecond(all(schedule, 0, 1), schedule.endNanos());
    for (int s = 0; s < perSecond.length; s++) {
      double expected =
          schedule.expectedBefore(Math.min(schedule.endNanos(), (s + 1) * SECOND))
              - schedule.expectedBefore(s * SECOND);
      assertThat((double) perSecond[s]).as("second %d", s).isCloseTo(expected, within(1 + 1e-6));
    }
  }

  @Property(tries = 100)
  void theSharesOfAllWorkersTogetherAreTheWholeConstantProcess(
      @ForAll("anyStages") List<ArrivalStage> stages,
      @ForAll @IntRange(min = 1, max = 7) int shares) {
    ArrivalSchedule schedule =
        new ArrivalSchedule(new Arrivals("Api", Process.CONSTANT, 1, stages));
    List<Long> together = new ArrayList<>();
    for (int share = 0; share < shares; share++) {
      together.addAll(all(schedule, share, shares));
    }
    assertThat(together.stream().sorted()).isEqualTo(all(schedule, 0, 1));
  }

  @Property(tries = 100)
  void arrivalTimesAscendAndInvertTheIntegralOfTheRate(
      @ForAll("anyStages") List<ArrivalStage> stages) {
    ArrivalSchedule schedule =
        new ArrivalSchedule(new Arrivals("Api", Process.CONSTANT, 1, stages));
    List<Long> times = all(schedule, 0, 1);
    for (int i = 0; i < times.size(); i++) {
      assertThat(schedule.expectedBefore(times.get(i))).isCloseTo(i, within(1e-3));
      assertThat(times.get(i)).isGreaterThanOrEqualTo(i == 0 ? 0 : times.get(i - 1));
    }
  }

  @Test
  void aRampFromNothingStartsAtItsBeginning() {
    ArrivalSchedule ramp = schedule(Process.CONSTANT, stage(0, 0), stage(10, 100));
    assertThat(ramp.expectedBefore(10 * SECOND)).isEqualTo(500);
    assertThat(ramp.timeOf(0)).isZero();
    assertThat(ramp.timeOf(1)).isBetween(SECOND * 4 / 10, SECOND * 5 / 10);
    assertThat(ramp.timeOf(500)).isEqualTo(UserPlan.ENDLESS);
  }

  @Test
  void aRampFromOneRateToAnotherIsALine() {
    ArrivalSchedule ramp = schedule(Process.CONSTANT, stage(10, 100), stage(10, 300));
    long[] perSecond = perSecond(all(ramp, 0, 1), ramp.endNanos());
    assertThat(perSecond[9]).isEqualTo(100);
    assertThat(perSecond[10]).isBetween(109L, 111L);
    assertThat(perSecond[19]).isBetween(289L, 291L);
  }

  @Test
  void arrivalsBeforeAMomentAreLeftOutForALateWorker() {
    ArrivalSchedule schedule = schedule(Process.CONSTANT, stage(4, 10));
    ArrivalTimes late = schedule.times(0, 1, 2 * SECOND, 1, 0);
    assertThat(drain(late)).hasSize(20).allMatch(nanos -> nanos >= 2 * SECOND);
  }

  @Test
  void poissonArrivalsHaveTheirRateAsMeanAndAsVariance() {
    ArrivalSchedule schedule = schedule(Process.POISSON, stage(4000, 25));
    long[] perSecond = perSecond(all(schedule, 0, 1), schedule.endNanos());
    double mean = IntStream.range(0, 4000).mapToLong(s -> perSecond[s]).average().orElseThrow();
    double variance =
        IntStream.range(0, 4000)
                .mapToDouble(s -> (perSecond[s] - mean) * (perSecond[s] - mean))
                .sum()
            / 3999;
    // four standard errors: √(λ/n) for the mean, about λ·√(2/n) for the variance
    assertThat(mean).isCloseTo(25, within(4 * Math.sqrt(25 / 4000.0)));
    assertThat(variance).isCloseTo(25, within(4 * 25 * Math.sqrt(2 / 4000.0)));
  }

  @Test
  void poissonSharesTogetherHaveTheWholeRateAndAreNotTheSame() {
    ArrivalSchedule schedule = schedule(Process.POISSON, stage(1000, 40));
    List<Long> first = all(schedule, 0, 4);
    List<Long> second = all(schedule, 1, 4);
    long total = first.size() + second.size();
    total += all(schedule, 2, 4).size() + all(schedule, 3, 4).size();
    assertThat((double) total).isCloseTo(40_000, within(4 * Math.sqrt(40_000)));
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void theSameSeedGivesTheSamePoissonArrivals() {
    ArrivalSchedule schedule = schedule(Process.POISSON, stage(10, 100));
    assertThat(drain(schedule.times(0, 1, 0, 9, 0)))
        .isEqualTo(drain(schedule.times(0, 1, 0, 9, 0)))
        .isNotEqualTo(drain(schedule.times(0, 1, 0, 10, 0)));
  }

  @Property(tries = 100)
  void whatIsDueIsWhatAllLoopsOfAllWorkersStartTogether(
      @ForAll("anyStages") List<ArrivalStage> stages,
      @ForAll Process process,
      @ForAll @IntRange(min = 1, max = 5) int maxInFlight,
      @ForAll @IntRange(min = 1, max = 4) int before,
      @ForAll @IntRange(min = 1, max = 4) int after,
      @ForAll @IntRange(max = 12_000) int changeMillis) {
    ArrivalSchedule schedule =
        new ArrivalSchedule(new Arrivals("Api", process, maxInFlight, stages));
    long change = changeMillis * 1_000_000L;
    DueArrivals due = new DueArrivals(schedule, 7, 3);
    due.deal(0, before);
    due.deal(change, after);

    long first = started(schedule, before, 0).stream().filter(at -> at < change).count();
    List<Long> second = started(schedule, after, change);

    assertThat(due.before(change)).isEqualTo(first);
    assertThat(due.before(UserPlan.ENDLESS)).isEqualTo(first + second.size());
    if (process == Process.CONSTANT) {
      assertThat(first + second.size()).isEqualTo(all(schedule, 0, 1).size());
    }
    assertThat(IntStream.range(0, schedule.sharers(after)).map(i -> schedule.room(i, after)).sum())
        .isEqualTo(maxInFlight);
  }

  /** What workers with different numbers of loops start. */
  private static List<Long> started(ArrivalSchedule schedule, int workers, long fromNanos) {
    List<Long> started = new ArrayList<>();
    int sharers = schedule.sharers(workers);
    for (int worker = 0; worker < sharers; worker++) {
      int loops = 1 + worker;
      for (int loop = 0; loop < loops; loop++) {
        started.addAll(drain(schedule.times(worker, sharers, fromNanos, 7, 3).every(loops, loop)));
      }
    }
    return started;
  }

  @Provide
  Arbitrary<List<ArrivalStage>> anyStages() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4000), Arbitraries.integers().between(0, 60))
        .as((millis, rate) ->
            new ArrivalStage(new GoDuration(Duration.ofMillis(millis)), new Rate(rate)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static ArrivalSchedule schedule(Process process, ArrivalStage... stages) {
    return new ArrivalSchedule(new Arrivals("Api", process, 1, List.of(stages)));
  }

  private static ArrivalStage stage(int seconds, double ratePerSecond) {
    return new ArrivalStage(GoDuration.ofSeconds(seconds), new Rate(ratePerSecond));
  }

  private static List<Long> all(ArrivalSchedule schedule, int share, int shares) {
    return drain(schedule.times(share, shares, 0, 4711, 0));
  }

  private static List<Long> drain(ArrivalTimes times) {
    List<Long> all = new ArrayList<>();
    for (long at = times.nextNanos(); at != UserPlan.ENDLESS; at = times.nextNanos()) {
      all.add(at);
    }
    return all;
  }

  private static long[] perSecond(List<Long> times, long endNanos) {
    long[] counts = new long[(int) Math.ceilDiv(endNanos, SECOND) + 1];
    times.forEach(at -> counts[(int) (at / SECOND)]++);
    return counts;
  }
}
