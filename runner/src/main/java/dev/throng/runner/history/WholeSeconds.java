package dev.throng.runner.history;

import java.util.Arrays;

/**
 * The whole seconds of the load in order: those that a timeline shows and that rates are made of.
 * 12 bytes a second. Immutable for its readers: what it shares with the run that goes on is only
 * added to.
 */
public final class WholeSeconds {
  private int[] numbers = new int[0];
  private long[] bytesReceived = new long[0];
  private int count;

  WholeSeconds() {}

  void add(int second, long bytes) {
    if (count == numbers.length) {
      int room = Math.max(64, count + count / 2);
      numbers = Arrays.copyOf(numbers, room);
      bytesReceived = Arrays.copyOf(bytesReceived, room);
    }
    numbers[count] = second;
    bytesReceived[count] = bytes;
    count++;
  }

  WholeSeconds shared() {
    WholeSeconds shared = new WholeSeconds();
    shared.numbers = numbers;
    shared.bytesReceived = bytesReceived;
    shared.count = count;
    return shared;
  }

  public int count() {
    return count;
  }

  /**
   * @param place from 0, below {@link #count}
   * @return since the start of the load, from 0
   */
  public int second(int place) {
    return numbers[place];
  }

  /** Of bodies, over all requests that ended in the second. */
  public long bytesReceived(int place) {
    return bytesReceived[place];
  }
}
