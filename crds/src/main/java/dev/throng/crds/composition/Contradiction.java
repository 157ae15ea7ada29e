package dev.throng.crds.composition;

/** Manifests, or a manifest and a flag, that do not go together; the message says which and why. */
public final class Contradiction extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Contradiction(String message) {
    super(message);
  }
}
