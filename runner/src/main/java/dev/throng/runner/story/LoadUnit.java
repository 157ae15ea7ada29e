package dev.throng.runner.story;

/** What the planned load of a run is counted in. */
public enum LoadUnit {
  USERS("users"),
  ARRIVALS_PER_SECOND("arrivals/s");

  private final String text;

  LoadUnit(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
