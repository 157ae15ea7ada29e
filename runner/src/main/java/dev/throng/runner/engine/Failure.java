package dev.throng.runner.engine;

/**
 * Why a request failed.
 *
 * @param text its name: one for each cause, the same for every request it hits
 * @param ofGenerator whether the generator itself caused it, by its limits or its timing; else the
 *     target did
 */
public record Failure(String text, boolean ofGenerator) {
  public static Failure ofTarget(String text) {
    return new Failure(text, false);
  }

  public static Failure ofGenerator(String text) {
    return new Failure(text, true);
  }
}
