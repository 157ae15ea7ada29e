package dev.throng.runner.simulation;

import dev.throng.runner.simulation.Course.Incident;
import dev.throng.runner.simulation.Course.Limit;
import dev.throng.runner.simulation.Course.Load;
import dev.throng.runner.simulation.Course.Mood;
import dev.throng.runner.simulation.Course.Phase;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** All courses that a run can take. */
final class Courses {
  private static final List<String> ORDERS = List.of("<", "<=", ">", ">=");

  private Courses() {}

  static Arbitrary<Course> all() {
    return Combinators.combine(tests(), timelines())
        .as((test, timeline) ->
            new Course(
                timeline.seed(),
                test.workers(),
                test.load(),
                test.seconds(),
                test.warmupSeconds(),
                test.stopTimeoutSeconds(),
                timeline.timeoutMillis(),
                timeline.delayMillis(),
                test.onLoss(),
                test.minAvailable(),
                test.overallSeconds(),
                timeline.phases(),
                timeline.incidents(),
                test.limits()));
  }

  private record Test(
      int workers,
      Load load,
      int seconds,
      int warmupSeconds,
      int stopTimeoutSeconds,
      String onLoss,
      int minAvailable,
      int overallSeconds,
      List<Limit> limits) {
    Test(int workers, Load load, Times times, String onLoss, int minAvailable, List<Limit> limits) {
      this(
          workers,
          load,
          times.seconds(),
          Math.min(times.warmupSeconds(), times.seconds() - 1),
          times.stopTimeoutSeconds(),
          onLoss,
          Math.min(minAvailable, workers),
          times.overallSeconds(),
          limits);
    }
  }

  private record Times(
      int seconds, int warmupSeconds, int stopTimeoutSeconds, int overallSeconds) {}

  private record Timeline(
      long seed,
      int timeoutMillis,
      int delayMillis,
      List<Phase> phases,
      List<Incident> incidents) {}

  private static Arbitrary<Test> tests() {
    Arbitrary<Times> times =
        Combinators.combine(seconds(), number(0, 4), number(0, 8), overall()).as(Times::new);
    return Combinators.combine(
            number(1, 3),
            load(),
            times,
            Arbitraries.of("Continue", "Replace", "Abort"),
            number(1, 2),
            limit().list().uniqueElements(Courses::meaning).ofMaxSize(3))
        .as(Test::new);
  }

  private static Arbitrary<Load> load() {
    return Combinators.combine(
            number(1, 12),
            number(1, 30),
            Arbitraries.of(0, 0, 1, 7, 40),
            Arbitraries.of(1, 3, 20, 1_000),
            Arbitraries.of(0, 0, 0, 5, 30, 100),
            Arbitraries.of("a", "b").injectNull(0.7))
        .as(Load::new);
  }

  /** Two of one meaning are refused. */
  private static List<Object> meaning(Limit limit) {
    return Arrays.asList(limit.expect(), limit.request(), limit.windowSeconds());
  }

  private static Arbitrary<Timeline> timelines() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1_000_000),
            number(500, 60_000),
            number(0, 400),
            phase().list().ofMaxSize(3),
            incident().list().ofMaxSize(3))
        .as(Timeline::new);
  }

  /** Some are so long that a lost worker's gap is a small part of the load. */
  private static Arbitrary<Integer> seconds() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, number(1, 20)), net.jqwik.api.Tuple.of(1, number(40, 90)));
  }

  private static Arbitrary<Integer> overall() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, Arbitraries.just(0)), net.jqwik.api.Tuple.of(1, number(1, 15)));
  }

  private static Arbitrary<Phase> phase() {
    return Combinators.combine(
            number(0, 15_000), Arbitraries.of(Mood.values()), Arbitraries.of(1, 4, 10, 30, 100))
        .as(Phase::new);
  }

  private static Arbitrary<Incident> incident() {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.of(Incident.What.values()),
                Arbitraries.of(Incident.What.LINK_IS_INTERRUPTED, Incident.What.WORKER_IS_HELD_UP)),
            number(0, 2),
            number(0, 20_000),
            number(50, 12_000))
        .as(Incident::new);
  }

  private static Arbitrary<Limit> limit() {
    Arbitrary<String> expectation =
        Arbitraries.oneOf(
            compared(
                Arbitraries.of(
                    "p50",
                    "p95",
                    "p99.9",
                    "min",
                    "max",
                    "mean",
                    "service.p95",
                    "ok.p95",
                    "ok.mean"),
                Arbitraries.of("2ms", "10ms", "30ms", "60ms", "200ms", "1s", "4s")),
            compared(
                Arbitraries.of("failureRatio", "checks", "unfinishedRatio"),
                Arbitraries.of("0%", "1.3%", "7%", "31%", "97%")),
            compared(
                Arbitraries.of(
                    "failures", "requests", "users", "successes", "unfinished", "exceptions"),
                Arbitraries.of("0", "1", "5", "60", "400")),
            compared(Arbitraries.of("requestRate"), Arbitraries.of("0.3/s", "7/s", "21/s")));
    return Combinators.combine(
            expectation,
            Arbitraries.of("GET /a", "GET /b", Log.TRANSACTION).injectNull(0.5),
            Arbitraries.of(0, 0, 1, 3, 6),
            Arbitraries.of(-1, -1, -1, 0, 4))
        .as((expect, request, window, abort) -> {
          String[] words = expect.split(" ", -1);
          String of = words[0].matches("users|exceptions") ? null : request;
          return new Limit(words[0], words[1], words[2], of, window, abort);
        });
  }

  private static Arbitrary<String> compared(
      Arbitrary<String> statistics, Arbitrary<String> values) {
    return Combinators.combine(statistics, Arbitraries.of(ORDERS), values)
        .as((statistic, operator, value) -> statistic + " " + operator + " " + value);
  }

  private static Arbitrary<Integer> number(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .withDistribution(RandomDistribution.uniform());
  }
}
