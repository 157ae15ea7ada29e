package dev.throng.operator.logs;

import dev.throng.crds.status.RunStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Notes the run that the current thread deals with, for all that it logs. */
public final class CurrentRun {
  static final String KEY = "run";

  private CurrentRun() {}

  /** Until {@link #forget()}; does nothing if there is no run. */
  public static void note(@Nullable RunStatus run) {
    if (run != null) {
      MDC.put(KEY, run.number().toString());
    }
  }

  public static void forget() {
    MDC.remove(KEY);
  }
}
