package dev.throng.runner.wire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long the other end has said nothing, in ticks of this end's own clockwork: while this process
 * is held up no time passes, so that its own pause is not taken for the other's silence.
 */
public final class Silence {
  /** The clockwork's period. */
  public static final Duration TICK = Duration.ofMillis(250);

  /** How often a sign of life is given. */
  static final int TICKS_BETWEEN_SIGNALS = 4;

  private final AtomicInteger ticks = new AtomicInteger();
  private int signalTicks;

  /** Something was heard. */
  public void broken() {
    ticks.set(0);
  }

  /** A tick has passed. */
  public void tick() {
    ticks.incrementAndGet();
    signalTicks = (signalTicks + 1) % TICKS_BETWEEN_SIGNALS;
  }

  /** Whether a sign of life is due at this tick. */
  public boolean wantsSignal() {
    return signalTicks == 0;
  }

  public boolean isAtLeast(Duration length) {
    return TICK.multipliedBy(ticks.get()).compareTo(length) >= 0;
  }
}
