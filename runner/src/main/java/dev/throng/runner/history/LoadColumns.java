package dev.throng.runner.history;

import java.util.Arrays;

/** The load second by second: 13 bytes a second. */
final class LoadColumns {
  private static final SecondState[] STATES = SecondState.values();

  private int[] planned = new int[0];
  private int[] running = new int[0];
  private float[] arrivals = new float[0];
  private byte[] states = new byte[0];
  private int seconds;

  /** Seconds that were left out before it are uncounted. */
  void set(int second, LoadSecond load) {
    if (second >= planned.length) {
      grow(Math.max(second + 1, Math.max(64, second + second / 2)));
    }
    for (; seconds <= second; seconds++) {
      states[seconds] = (byte) SecondState.UNCOUNTED.ordinal();
    }
    planned[second] = load.usersPlanned();
    running[second] = load.usersRunning();
    arrivals[second] = load.arrivalsPlanned();
    states[second] = (byte) load.state().ordinal();
  }

  void mark(int second, SecondState state) {
    if (second < seconds) {
      states[second] = (byte) STATES[states[second]].or(state).ordinal();
    }
  }

  private void grow(int room) {
    planned = Arrays.copyOf(planned, room);
    running = Arrays.copyOf(running, room);
    arrivals = Arrays.copyOf(arrivals, room);
    states = Arrays.copyOf(states, room);
  }

  int seconds() {
    return seconds;
  }

  LoadSecond get(int second) {
    return new LoadSecond(
        planned[second], running[second], arrivals[second], STATES[states[second]]);
  }

  /** As it stands. All but the states, to which marks may come later, is shared. */
  LoadColumns shared() {
    LoadColumns copy = new LoadColumns();
    copy.planned = planned;
    copy.running = running;
    copy.arrivals = arrivals;
    copy.states = Arrays.copyOf(states, seconds);
    copy.seconds = seconds;
    return copy;
  }
}
