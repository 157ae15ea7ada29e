package dev.throng.runner.fleet;

import dev.throng.runner.scenario.UnresolvedException;
import java.util.function.LongConsumer;

/** Who carries the load of a run. */
public sealed interface FleetPlan {
  /** Workers that come by themselves. More may come, and each takes only so many users. */
  record Joining(int expected) implements FleetPlan {}

  /**
   * One worker in the master's own process. No other will come, so it takes all users.
   *
   * @param capacity throws an {@link UnresolvedException} if the process cannot bear so many users
   */
  record Alone(LongConsumer capacity) implements FleetPlan {}

  /** The load starts when so many workers are ready. */
  default int expected() {
    return switch (this) {
      case Joining fleet -> fleet.expected();
      case Alone _ -> 1;
    };
  }

  /**
   * Beyond how many users a worker is dealt no more.
   *
   * @param usual what the manifest says
   * @param peakUsers of the manifest: those are never too many
   */
  default int usersPerWorker(int usual, int peakUsers) {
    return switch (this) {
      case Joining fleet -> Math.max(usual, Math.ceilDiv(peakUsers, fleet.expected()));
      case Alone _ -> Integer.MAX_VALUE;
    };
  }

  /**
   * Whether so many users can be asked for.
   *
   * @throws UnresolvedException if they will never have a place
   */
  default void check(long users) {
    if (this instanceof Alone(LongConsumer capacity)) {
      capacity.accept(users);
    }
  }
}
