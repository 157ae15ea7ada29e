package dev.throng.runner.story;

/**
 * A part of the run.
 *
 * @param fromSecond since the start of the load
 * @param toSecond likewise, exclusive
 * @param fromLoad the planned load at its start
 * @param toLoad likewise at its end
 * @param loadUnit what the load is counted in
 */
public record Stretch(
    int fromSecond, int toSecond, double fromLoad, double toLoad, LoadUnit loadUnit) {
  @Override
  public String toString() {
    String load = Words.load(toLoad, loadUnit);
    return fromSecond
        + " s to "
        + toSecond
        + " s, "
        + (fromLoad == toLoad ? "at " + load : Words.number(fromLoad) + " to " + load);
  }
}
