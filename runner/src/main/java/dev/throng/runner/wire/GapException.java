package dev.throng.runner.wire;

/** Messages are missing before one that came in: the conversation cannot go on from here. */
public final class GapException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param received the last one before the gap
   * @param number the one after it
   */
  GapException(long received, long number) {
    super("message " + number + " came after message " + received, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
