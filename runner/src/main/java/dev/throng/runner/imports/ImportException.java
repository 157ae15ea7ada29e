package dev.throng.runner.imports;

/** A file that nothing can be made of; the message says why. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }
}
