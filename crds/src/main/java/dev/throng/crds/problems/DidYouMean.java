package dev.throng.crds.problems;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class DidYouMean {
  private DidYouMean() {}

  /** {@code ; did you mean X?}, or the known names if none is near, or nothing if none is known. */
  public static String hint(String written, Collection<String> known) {
    if (known.isEmpty()) {
      return "";
    }
    return nearest(written, known)
        .map(name -> "; did you mean " + name + "?")
        .orElseGet(() -> "; known: " + listed(known));
  }

  /** The known name at the smallest edit distance, if at most a third of its letters differ. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> distance(lower, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(lower, name)));
  }

  private static String listed(Collection<String> known) {
    int most = 30;
    String names = String.join(", ", known.stream().limit(most).toList());
    return known.size() > most ? names + ", …" : names;
  }

  /** Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours. */
  private static int distance(String lower, String name) {
    String other = name.toLowerCase(Locale.ROOT);
    int[][] cost = new int[lower.length() + 1][other.length() + 1];
    for (int i = 0; i <= lower.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int substitution = lower.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(
                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + substitution);
        if (i > 1
            && j > 1
            && lower.charAt(i - 1) == other.charAt(j - 2)
            && lower.charAt(i - 2) == other.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[lower.length()][other.length()];
  }
}
