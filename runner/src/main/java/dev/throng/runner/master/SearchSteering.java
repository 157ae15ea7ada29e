package dev.throng.runner.master;

import dev.throng.runner.fleet.Dispatcher;
import dev.throng.runner.judgement.SearchJudge;
import dev.throng.runner.story.LoadUnit;
import java.time.Duration;

/** Deals the load of each step of a search to the workers, and knows when it has ended. */
final class SearchSteering implements SearchJudge.Steering {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Dispatcher dispatcher;
  private boolean ended;

  SearchSteering(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public int steer(double load, LoadUnit unit, Duration ramp) {
    int second = Math.toIntExact(Math.ceilDiv(dispatcher.horizonNanos(), NANOS_PER_SECOND));
    switch (unit) {
      case USERS -> dispatcher.steerUsers(second * NANOS_PER_SECOND, ramp, (int) load);
      case ARRIVALS_PER_SECOND -> dispatcher.steerArrivals(Duration.ofSeconds(second), ramp, load);
    }
    return second;
  }

  @Override
  public void searchEnded() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }
}
