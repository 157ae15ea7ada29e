package dev.throng.runner.outputs.html;

import java.util.List;

/**
 * The report's page without a result: it asks the server that it came from for one, again each
 * second, and lets its reader steer the run.
 */
public final class LivePage {
  private static final List<String> SCRIPTS =
      List.of("api.js", "downloads.js", "controls.js", "live.js");

  private LivePage() {}

  /** The page; the same for all runs and readers. */
  public static String text() {
    return Page.of("'self'", SCRIPTS)
        .replace(HtmlReport.RESULT, "null")
        .replace(HtmlReport.NAMES, "null");
  }
}
