package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a request costs the generator in memory that is thrown away: counted, not timed. */
@Tag("timed")
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Seen: 2,560, without what C2 saves by escape analysis. */
  private static final long MOST_BYTES = 3_000;

  private static final int REQUESTS = 20_000;

  /** At the end of a second: all requests so far, and all bytes that loops have allocated. */
  private record Mark(long requests, long bytes) {}

  @Test
  void aRequestAllocatesNoMoreThanAFewKilobytes() throws IOException {
    List<Mark> marks = new CopyOnWriteArrayList<>();
    RunListener atEachSecond =
        new RunListener() {
          @Override
          public void onSecond(RunView view) {
            marks.add(new Mark(view.total().requests(), loopBytes()));
          }
        };
    try (TruthServer server = TruthServer.ok()) {
      String test =
          Visitors.of(server)
              .load("users: 4, spawnRate: 1000")
              .waits("constant: 0s")
              .steps("[{get: /a, checks: [{expect: status == 200}]}]")
              .yaml();
      new Engine()
          .loops(1)
          .listener(atEachSecond)
          .until(() -> marks.size() > 2 && marks.getLast().requests() > REQUESTS)
          .runs(test);
    }

    Mark first = marks.getFirst();
    Mark last = marks.getLast();
    assertThat((last.bytes() - first.bytes()) / (last.requests() - first.requests()))
        .isBetween(100L, MOST_BYTES);
  }

  private static long loopBytes() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("vert.x-eventloop"))
        .mapToLong(ThreadInfo::getThreadId)
        .map(THREADS::getThreadAllocatedBytes)
        .sum();
  }
}
