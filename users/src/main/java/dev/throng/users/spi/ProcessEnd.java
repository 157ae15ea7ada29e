package dev.throng.users.spi;

/** What user code calls in place of {@link System#exit} and its like: it ends no process. */
public final class ProcessEnd {
  private ProcessEnd() {}

  /** In place of {@link System#exit}. */
  public static void exit(int status) {
    CurrentUser.port().exit(status);
  }

  /** In place of {@link Runtime#exit} and {@link Runtime#halt}. */
  public static void exit(Runtime runtime, int status) {
    exit(status);
  }
}
