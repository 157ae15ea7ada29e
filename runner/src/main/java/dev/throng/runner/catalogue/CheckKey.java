package dev.throng.runner.catalogue;

import dev.throng.crds.spec.Check;

/**
 * A check of the requests of one name, as the report shows it.
 *
 * @param name the number of the requests' name
 */
public record CheckKey(int name, String label) {
  static CheckKey of(int name, Check check) {
    String source = source(check);
    return new CheckKey(name, check.fail() == null ? source : "not (" + source + ")");
  }

  /** The condition that it looks at; a {@code fail} without one always fails. */
  public static String source(Check check) {
    String source = check.fail() == null ? check.expect() : check.when();
    return source == null ? "true" : source;
  }
}
