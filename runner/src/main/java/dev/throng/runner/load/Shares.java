package dev.throng.runner.load;

/** Divides a number of things into whole shares that differ by at most one. */
public final class Shares {
  private Shares() {}

  /**
   * One share; all of them together are the whole.
   *
   * @param share from 0
   * @param shares at least 1
   */
  public static int of(int whole, int share, int shares) {
    return whole / shares + (share < whole % shares ? 1 : 0);
  }
}
