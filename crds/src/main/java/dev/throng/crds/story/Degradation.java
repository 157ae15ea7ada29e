package dev.throng.crds.story;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a target gives way to load; where that is not seen, what is wrong with it for all that. */
public enum Degradation {
  /** It slows down or refuses the rest, and goes on with its work. */
  @JsonProperty("graceful")
  GRACEFUL("graceful"),

  /** It loses work that it could do, or does not come back. */
  @JsonProperty("catastrophic")
  CATASTROPHIC("catastrophic"),

  /** The run does not show it give way, and shows nothing else that is wrong. */
  @JsonProperty("notSeen")
  NOT_SEEN("notSeen"),

  /** In no pattern, but more requests fail than of a target that holds. */
  @JsonProperty("failures")
  FAILURES("failures"),

  /** In no pattern, but times rise with the load. */
  @JsonProperty("slower")
  SLOWER("slower"),

  /** There was too little to tell. */
  @JsonProperty("unknown")
  UNKNOWN("unknown");

  private final String text;

  Degradation(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
