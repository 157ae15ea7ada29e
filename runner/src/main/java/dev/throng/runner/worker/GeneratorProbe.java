package dev.throng.runner.worker;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What held the generator back, beside its event loops' own lag: the cgroup's CPU quota and the
 * garbage collector.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">cgroup v2: cpu.stat,
 *     throttled_usec</a>
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">cgroup v1: cpu.stat,
 *     throttled_time in nanoseconds</a>
 */
final class GeneratorProbe {
  private static final List<Path> CPU_STATS =
      List.of(Path.of("/sys/fs/cgroup/cpu.stat"), Path.of("/sys/fs/cgroup/cpu/cpu.stat"));

  private Reading last = read();

  /** Since the process or its cgroup began. */
  record Reading(long throttledMicros, long gcPauseMicros) {}

  /** What has been added since the last call. */
  Reading drain() {
    Reading now = read();
    Reading added =
        new Reading(
            now.throttledMicros() - last.throttledMicros(),
            now.gcPauseMicros() - last.gcPauseMicros());
    last = now;
    return added;
  }

  private static Reading read() {
    long gcMillis = 0;
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      gcMillis += Math.max(0, gc.getCollectionTime());
    }
    return new Reading(throttledMicros(), gcMillis * 1000);
  }

  private static long throttledMicros() {
    for (Path stat : CPU_STATS) {
      try {
        for (String line : Files.readAllLines(stat)) {
          if (line.startsWith("throttled_usec ")) {
            return Long.parseLong(line.substring("throttled_usec ".length()));
          }
          if (line.startsWith("throttled_time ")) {
            return Long.parseLong(line.substring("throttled_time ".length())) / 1000;
          }
        }
      } catch (IOException _) {
        // no cgroup of this version here: look for the other
      }
    }
    return 0;
  }
}
