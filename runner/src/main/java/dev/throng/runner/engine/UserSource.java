package dev.throng.runner.engine;

/** Where the users of one loop come from. */
public interface UserSource {
  /**
   * @param number which no other user of the run has
   * @param userClass the number of its class
   */
  User user(long number, int userClass);

  /** The loop is not used again. */
  void end();
}
