package dev.throng.runner.story;

/**
 * What is wrong with a target of which no degradation is seen: it does not hold for all that, and
 * nobody should be reassured.
 */
public enum Unnamed {
  /** Nothing that this run shows. */
  NOTHING("nothing"),

  /** Of all judged requests more fail than of a target that holds. */
  FAILURES("failures"),

  /** Times rise with the load, in no pattern. */
  SLOWER("slower"),

  /** There was too little to tell. */
  UNKNOWN("unknown");

  private final String text;

  Unnamed(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
