package dev.throng.runner.outputs.console;

import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.results.RunView;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.stats.Distribution;
import java.time.Duration;

/** How far a run is, in one line. */
final class Progress {
  private static final int WIDEST_BAR = 40;
  private static final int NARROWEST_BAR = 5;

  private Progress() {}

  /** Users, and a bar with the time left; without a planned end, the time so far. */
  static String bar(RunView view, int width, boolean colours) {
    String users =
        "Users "
            + Figures.count(view.users().running())
            + " of "
            + Figures.count(view.users().planned());
    Duration elapsed = view.info().elapsed();
    Duration planned = view.info().planned();
    if (view.phase() == RunView.Phase.STOPPING) {
      return users + "  stopping after " + Figures.clock(elapsed);
    }
    SearchSoFar search = view.search();
    if (search != null) {
      return users
          + "  "
          + Figures.clock(elapsed)
          + ", step "
          + (search.steps().size() + 1)
          + " of a search: "
          + CapacityWords.interval(search.capacity());
    }
    if (planned == null) {
      return users + "  " + Figures.clock(elapsed) + ", until you stop it (Ctrl-C)";
    }
    double done =
        planned.isZero() ? 1 : Math.clamp((double) elapsed.toMillis() / planned.toMillis(), 0, 1);
    String left = Figures.clock(planned.minus(elapsed)) + " left of " + Figures.clock(planned);
    int room = width - users.length() - left.length() - 4;
    if (room < NARROWEST_BAR) {
      return users + "  " + left;
    }
    int bar = Math.min(room, WIDEST_BAR);
    int full = (int) Math.round(done * bar);
    return users
        + "  "
        + Style.GOOD.paint("━".repeat(full), colours)
        + Style.QUIET.paint((colours ? "━" : "╌").repeat(bar - full), colours)
        + "  "
        + left;
  }

  /** For logs, every 10 s: what the live table would say of all requests. */
  static String logLine(RunView view) {
    Distribution times = view.total().current().responseTime();
    Duration planned = view.info().planned();
    return Figures.clock(view.info().elapsed())
        + (planned == null ? "" : " of " + Figures.clock(planned))
        + "  users "
        + Figures.count(view.users().running())
        + "  requests "
        + Figures.count(view.total().requests())
        + " ("
        + Figures.rate(view.total().current().pace().requestsPerSecond())
        + ")  failed "
        + Figures.count(view.total().failures())
        + (view.total().failures() == 0
            ? ""
            : " (" + Figures.percent(view.total().failureRatio()) + ")")
        + (times.count() == 0
            ? ""
            : "  p50 "
                + Figures.time(times.percentileMicros(50))
                + "  p95 "
                + Figures.time(times.percentileMicros(95))
                + "  p99 "
                + Figures.time(times.percentileMicros(99)));
  }
}
