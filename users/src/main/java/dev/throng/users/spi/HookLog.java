package dev.throng.users.spi;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where hooks log. */
public final class HookLog {
  private static final ThreadLocal<@Nullable Consumer<String>> LOG = new ThreadLocal<>();

  private HookLog() {}

  /** What hooks log on this thread goes there from now on. */
  public static void here(Consumer<String> log) {
    LOG.set(log);
  }

  /**
   * Logs a line.
   *
   * @throws IllegalStateException on a thread that calls no hooks
   */
  public static void line(String line) {
    Consumer<String> log = LOG.get();
    if (log == null) {
      throw new IllegalStateException("hooks log on the thread that calls them, not on another");
    }
    log.accept(line);
  }
}
