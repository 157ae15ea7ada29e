package dev.throng.crds.expressions;

/** An expression that can't be compiled; the message says why in one line. */
public final class InvalidExpression extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean unknownName;

  InvalidExpression(String message, boolean unknownName) {
    super(message);
    this.unknownName = unknownName;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Whether it only uses a name that nothing declares. */
  public boolean isUnknownName() {
    return unknownName;
  }
}
