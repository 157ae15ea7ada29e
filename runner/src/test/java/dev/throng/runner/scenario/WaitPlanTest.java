package dev.throng.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.truth.Manifests;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WaitPlanTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int DRAWS = 100_000;

  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void betweenIsUniformFromItsFirstUpToButWithoutItsSecond() {
    WaitPlan wait = plan("{between: [1s, 5s]}");
    long[] waits = LongStream.range(0, DRAWS).map(_ -> wait.waitNanos(random, 0, 9)).toArray();
    assertThat(LongStream.of(waits)).allMatch(nanos -> nanos >= SECOND && nanos < 5 * SECOND);
    int[] bins = new int[8];
    LongStream.of(waits).forEach(nanos -> bins[(int) ((nanos - SECOND) * 8 / (4 * SECOND))]++);
    double chiSquared = 0;
    for (int bin : bins) {
      chiSquared += Math.pow(bin - DRAWS / 8.0, 2) / (DRAWS / 8.0);
    }
    assertThat(chiSquared).as("99.9 %% quantile, 7 degrees of freedom").isLessThan(24.3);
  }

  @Test
  void betweenTheSameTimesIsThatTime() {
    assertThat(plan("{between: [2s, 2s]}").waitNanos(random, 0, 0)).isEqualTo(2 * SECOND);
  }

  @Test
  void constantTakesNoNoticeOfTheTask() {
    assertThat(plan("{constant: 1s}").waitNanos(random, 0, 70 * SECOND)).isEqualTo(SECOND);
  }

  @Test
  void pacingFillsUpToTheNextStart() {
    WaitPlan pacing = plan("{pacing: 3s}");
    assertThat(pacing.waitNanos(random, 10 * SECOND, 11 * SECOND)).isEqualTo(2 * SECOND);
    assertThat(pacing.waitNanos(random, 10 * SECOND, 14 * SECOND)).isZero();
  }

  @Test
  void throughputIsThePacingOfItsInverse() {
    assertThat(plan("{throughput: 4}").waitNanos(random, SECOND, SECOND)).isEqualTo(SECOND / 4);
    assertThat(plan("{throughput: 30/m}").waitNanos(random, 0, 0)).isEqualTo(2 * SECOND);
  }

  @Test
  void exponentialHasItsMeanAndAsStandardDeviationTheSame() {
    WaitPlan wait = plan("{exponential: 2s}");
    double[] seconds =
        LongStream.range(0, DRAWS).mapToDouble(_ -> wait.waitNanos(random, 0, 0) / 1e9).toArray();
    double mean = java.util.Arrays.stream(seconds).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(seconds).map(s -> (s - mean) * (s - mean)).sum() / DRAWS;
    assertThat(mean).isCloseTo(2, within(4 * 2 / Math.sqrt(DRAWS)));
    assertThat(Math.sqrt(variance)).isCloseTo(2, within(0.05));
  }

  @Test
  void withoutAWaitTheNextTaskFollowsAtOnce() {
    assertThat(WaitPlan.of(dev.throng.crds.spec.Wait.NONE).waitNanos(random, 0, 0)).isZero();
  }

  private static WaitPlan plan(String wait) {
    LoadTestSpec spec =
        Manifests.spec(
            """
            target: {baseUrl: http://localhost:1}
            load: {users: 1, duration: 1s}
            userClasses:
              - name: Visitor
                wait: %s
                tasks: [{name: t, steps: [{get: /}]}]
            """
                .formatted(wait));
    return WaitPlan.of(spec.userClasses().getFirst().waitTime());
  }
}
