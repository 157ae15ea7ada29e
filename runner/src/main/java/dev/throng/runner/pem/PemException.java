package dev.throng.runner.pem;

/** A certificate or key cannot be used, in one sentence. */
public final class PemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PemException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
