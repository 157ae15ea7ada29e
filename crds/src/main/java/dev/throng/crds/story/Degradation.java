package dev.throng.crds.story;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a target gives way to load. */
public enum Degradation {
  /** It slows down or refuses the rest, and goes on with its work. */
  @JsonProperty("graceful")
  GRACEFUL("graceful"),

  /** It loses work that it could do, or does not come back. */
  @JsonProperty("catastrophic")
  CATASTROPHIC("catastrophic"),

  /** The run does not show it give way. */
  @JsonProperty("notSeen")
  NOT_SEEN("notSeen");

  private final String text;

  Degradation(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
