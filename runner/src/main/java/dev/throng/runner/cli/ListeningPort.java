package dev.throng.runner.cli;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A port of this process that is about to be opened. */
final class ListeningPort {
  /**
   * What the operating system calls it; Java has no exception that is the same on all transports.
   */
  private static final String ADDRESS_IN_USE = "Address already in use";

  private ListeningPort() {}

  /**
   * Waits until it is open.
   *
   * @param wish what was asked for, as a message names it
   * @return the actual port
   * @throws UsageException if the port cannot be had
   */
  static int await(Future<Integer> listening, String wish) {
    try {
      return listening.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new UsageException(wish + " cannot be used: " + reason(e.getCause()));
    }
  }

  private static String reason(@Nullable Throwable cause) {
    String text = String.valueOf(cause);
    return text.contains(ADDRESS_IN_USE)
        ? "another process listens there; give another port, or 0 for any that is free"
        : text;
  }
}
