package dev.throng.operator.resources;

import java.util.HexFormat;

/**
 * The names of a run's objects: {@code shop-7-master}, {@code shop-7-worker} and so on. Names that
 * would not fit into a pod's host name are cut, and told apart by a hash.
 */
public record RunNames(String loadTest, int run) {
  private static final int MAX_STEM = 48;

  public String master() {
    return stem() + "-master";
  }

  public String worker() {
    return stem() + "-worker";
  }

  public String token() {
    return stem() + "-token";
  }

  public String manifest() {
    return stem() + "-manifest";
  }

  public String report() {
    return stem() + "-report";
  }

  /** Of the run's NetworkPolicy. */
  public String policy() {
    return stem() + "-run";
  }

  private String stem() {
    String stem = loadTest + "-" + run;
    if (stem.length() <= MAX_STEM) {
      return stem;
    }
    String hash = HexFormat.of().toHexDigits(loadTest.hashCode());
    int kept = MAX_STEM - hash.length() - 2 - String.valueOf(run).length();
    return loadTest.substring(0, kept) + "-" + hash + "-" + run;
  }
}
