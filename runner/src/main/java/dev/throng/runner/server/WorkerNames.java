package dev.throng.runner.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which worker process has which name. A name belongs to the first process until that one is gone.
 * While it is not known whether it still lives, another one is asked to come again: so a worker
 * that takes the place of a dead one is not turned away, and a second one of a name is.
 */
final class WorkerNames {
  private final Map<String, String> sessionOf = new HashMap<>();
  private final Map<String, Long> signsAtFirstKnock = new HashMap<>();
  private final Function<String, @Nullable Downlink> downlinks;

  /** Whether a process may have a name. */
  enum Claim {
    GRANTED,
    REFUSED,
    UNDECIDED
  }

  /**
   * @param downlinks of processes, by their sessions; null for one that is about to come in
   */
  WorkerNames(Function<String, @Nullable Downlink> downlinks) {
    this.downlinks = downlinks;
  }

  synchronized Claim claim(String name, String session) {
    String holder = sessionOf.get(name);
    if (holder != null && !holder.equals(session)) {
      Downlink held = downlinks.apply(holder);
      if (held == null) {
        return Claim.UNDECIDED;
      }
      if (held.isConnected()) {
        Long before = signsAtFirstKnock.putIfAbsent(session, held.signs());
        return before != null && held.signs() > before ? Claim.REFUSED : Claim.UNDECIDED;
      }
    }
    sessionOf.put(name, session);
    signsAtFirstKnock.remove(session);
    return Claim.GRANTED;
  }

  /** A process did not come in after all. */
  synchronized void release(String name, String session) {
    if (downlinks.apply(session) == null) {
      sessionOf.remove(name, session);
    }
  }
}
