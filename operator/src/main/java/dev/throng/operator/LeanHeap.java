package dev.throng.operator;

import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/**
 * Has the whole heap collected whenever it has grown by a quarter. By itself, Java's serial
 * collector looks for what is dead among the old only when the heap has reached its limit: an
 * operator that replaces statuses all day would get there, with a quarter of it in use.
 */
final class LeanHeap {
  private static final long PERIOD_MILLIS = 5000;

  private final LongSupplier size;
  private final Runnable collect;
  private long most;

  /**
   * @param size of the heap now, in bytes
   * @param collect shrinks it to what is in use
   */
  LeanHeap(LongSupplier size, Runnable collect) {
    this.size = size;
    this.collect = collect;
  }

  static void keep(Vertx vertx) {
    LeanHeap heap = new LeanHeap(Runtime.getRuntime()::totalMemory, System::gc);
    vertx.setPeriodic(PERIOD_MILLIS, _ -> heap.look());
  }

  void look() {
    if (size.getAsLong() > most) {
      collect.run();
      most = size.getAsLong() / 4 * 5;
    }
  }
}
