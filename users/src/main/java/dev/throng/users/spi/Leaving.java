package dev.throng.users.spi;

/**
 * Ends what a user is doing, and is no failure. It is an Error, so that a {@code catch (Exception
 * e)} in user code lets it pass.
 */
public final class Leaving extends Error {
  private static final long serialVersionUID = 1;

  private final What what;

  /** What is left. */
  public enum What {
    /** The task set; the user goes on with what is around it. */
    TASK_SET,
    /** All tasks: the user ends after its onStop. */
    TEST
  }

  private Leaving(What what) {
    super(null, null, false, false);
    this.what = what;
  }

  /** A task set is left. */
  public static Leaving taskSet() {
    return new Leaving(What.TASK_SET);
  }

  /** A user ends. */
  public static Leaving test() {
    return new Leaving(What.TEST);
  }

  /** What is left. */
  public What what() {
    return what;
  }
}
