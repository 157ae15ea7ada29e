package dev.throng.runner.outputs.csv;

import dev.throng.runner.results.RunView;

/** Locust's stats file, as a text. */
public final class StatsCsv {
  private StatsCsv() {}

  public static String render(RunView view) {
    return LocustCsv.stats(view);
  }
}
