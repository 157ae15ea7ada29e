package dev.throng.runner.scenario;

/**
 * Something that the manifest names is not there where the test runs: a secret, a file. The message
 * names both.
 */
public final class UnresolvedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnresolvedException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
