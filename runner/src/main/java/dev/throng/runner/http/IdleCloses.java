package dev.throng.runner.http;

import dev.throng.runner.scenario.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * For how long connections had been idle when their servers closed them: by it a request that was
 * lost as its server reached its keep-alive limit can be told from one that the server broke off.
 * Used on one loop's thread.
 */
final class IdleCloses {
  /** Servers' timers are not exact, and a request is on its way for some time. */
  private static final long NEAR_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** No server has a shorter keep-alive limit: whatever it closes before, it has other reasons. */
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int KEPT = 16;
  private static final int MAX_SERVERS = 500;

  private final Map<Origin, Ages> byServer = new HashMap<>();

  private static final class Ages {
    private final long[] nanos = new long[KEPT];
    private int count;

    void add(long idleNanos) {
      nanos[count++ % KEPT] = idleNanos;
    }

    boolean isNear(long idleNanos) {
      for (int i = 0; i < Math.min(count, KEPT); i++) {
        if (Math.abs(nanos[i] - idleNanos) <= NEAR_NANOS) {
          return true;
        }
      }
      return false;
    }
  }

  /** A server closed a connection that had been idle for so long. */
  void closed(Origin server, long idleNanos) {
    if (idleNanos < LEAST_NANOS) {
      return;
    }
    Ages ages = byServer.get(server);
    if (ages == null && byServer.size() < MAX_SERVERS) {
      ages = new Ages();
      byServer.put(server, ages);
    }
    if (ages != null) {
      ages.add(idleNanos);
    }
  }

  /** Whether this server closed one of the last ones after about as long. */
  boolean areNear(Origin server, long idleNanos) {
    Ages ages = byServer.get(server);
    return ages != null && ages.isNear(idleNanos);
  }
}
