package dev.throng.users.spi;

/** Which user is being made or run by the thread. */
public final class CurrentUser {
  private static final ScopedValue<UserPort> PORT = ScopedValue.newInstance();

  private CurrentUser() {}

  /** Runs something as a user. */
  public static void run(UserPort port, Runnable action) {
    ScopedValue.where(PORT, port).run(action);
  }

  /**
   * The user's port.
   *
   * @throws IllegalStateException if Throng does not run the caller
   */
  public static UserPort port() {
    if (!PORT.isBound()) {
      throw new IllegalStateException(
          "only Throng makes users: a user object was made where none is being run");
    }
    return PORT.get();
  }
}
