package dev.throng.runner.worker;

import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells the master once a second what all loops have counted. On the worker's thread only. */
final class Reporting {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final ScheduledExecutorService thread;
  private final MasterPort master;
  private final GeneratorProbe probe = new GeneratorProbe();
  private @Nullable Future<?> ticking;
  private int nextSecond;

  Reporting(ScheduledExecutorService thread, MasterPort master) {
    this.thread = thread;
    this.master = master;
  }

  boolean hasBegun() {
    return ticking != null;
  }

  /**
   * @param atNanos the load's offset now
   */
  void begin(Loops loops, long atNanos) {
    nextSecond = (int) (atNanos / NANOS_PER_SECOND);
    probe.drain();
    ticking =
        thread.scheduleAtFixedRate(
            () -> report(loops, false),
            NANOS_PER_SECOND - atNanos % NANOS_PER_SECOND,
            NANOS_PER_SECOND,
            TimeUnit.NANOSECONDS);
  }

  /** Reports for the last time, and that the worker has stopped. */
  void finish(Loops loops) {
    cancel();
    report(loops, true);
  }

  /** Reports no more. */
  void cancel() {
    Future<?> current = ticking;
    if (current != null) {
      current.cancel(false);
    }
  }

  private void report(Loops loops, boolean last) {
    int second = nextSecond++;
    Gathering gathering = new Gathering(loops.size());
    loops.drain(counted ->
        thread.execute(() -> {
          if (gathering.add(counted)) {
            Snapshot snapshot = gathering.snapshot(second, loops.newNames(), probe.drain(), last);
            master.tell(new ToMaster.Counted(snapshot));
            if (last) {
              loops.allCounted();
              master.tell(new ToMaster.Stopped());
            }
          }
        }));
  }
}
