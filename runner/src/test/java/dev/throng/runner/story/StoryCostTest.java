package dev.throng.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.stats.RequestKey;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An hour with 500 names: its history within 72 MB, its story within a second and 64 MB. */
class StoryCostTest {
  private static final int NAMES = 500;
  private static final int SECONDS = 3600;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Cell cell(SplittableRandom random, int requests) {
    float time = (float) (20_000 * Math.exp(0.1 * random.nextGaussian()));
    return new Cell(requests, 0, 0, time, 2 * time, 3 * time, 4 * time, time, 0);
  }

  private final SplittableRandom random = new SplittableRandom(1);
  private final HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);

  private History goOn(int from, int to) {
    for (int second = from; second < to; second++) {
      int users = Math.min(1000, 1 + second);
      builder.load(second, new LoadSecond(users, users, 0, SecondState.WHOLE));
      builder.total(second, cell(random, users * 5));
      for (int name = 0; name < NAMES; name++) {
        builder.name(second, new RequestKey("GET", "/" + name), cell(random, users / 100 + 1));
      }
      for (int worker = 0; worker < 20; worker++) {
        builder.worker(second, "w" + worker, cell(random, users / 4 + 1));
      }
    }
    return builder.build();
  }

  @Test
  void anHourWith500NamesIsSmallAndQuicklyTold() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    History history = goOn(0, SECONDS);
    System.gc();
    long held = runtime.totalMemory() - runtime.freeMemory() - before;
    Story.of(history); // the first one also loads classes and compiles

    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    Story story = Story.of(history);
    long cpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;

    System.out.printf(
        "story of an hour with 500 names: %d ms of CPU, %d MB allocated; history %d MB%n",
        TimeUnit.NANOSECONDS.toMillis(cpu), allocated >> 20, held >> 20);
    assertThat(story.findings()).isEmpty();
    assertThat(history.seconds()).isEqualTo(SECONDS);
    assertThat(TimeUnit.NANOSECONDS.toMillis(cpu)).isLessThan(1000);
    assertThat(held).isLessThan(75_500_000L); // 72 MB, and what other tests leave meanwhile
    assertThat(allocated).isLessThan(64L << 20);
    assertThat(bytesOfNames(history)).isGreaterThan(60L << 20);

    History later = goOn(SECONDS, SECONDS + 300);
    assertThat(later.total().secondsPerRow()).isEqualTo(1);
    assertThat(bytesOfNames(later)).isLessThan(36L << 20);
  }

  private static long bytesOfNames(History history) {
    return history.names().values().stream().mapToLong(series -> series.rows() * 36L).sum();
  }
}
