package dev.throng.crds.composition;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.UserRange;
import dev.throng.crds.steps.RequestTimeouts;
import dev.throng.crds.values.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The search that {@code --find-capacity} puts in place of a manifest's users or stages. */
public record UserSearch(int from, int to) {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,8})\\.\\.([0-9]{1,8})");
  private static final int MAX_USERS = 10_000_000;
  private static final Duration USUAL_HOLD = Duration.ofSeconds(30);

  /**
   * Reads {@code 10..5000}.
   *
   * @throws IllegalArgumentException that says what is allowed
   */
  public static UserSearch parse(String text) {
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = Integer.parseInt(range.group(2));
      if (from >= 1 && from <= to && to <= MAX_USERS) {
        return new UserSearch(from, to);
      }
    }
    throw new IllegalArgumentException(
        "must be two numbers of users such as 10..5000, the first from 1 and not above the second,"
            + " the second at most "
            + MAX_USERS);
  }

  /** With steps long enough for requests that hang. */
  @SuppressWarnings("NullAway") // null asks the constructor for the default
  Search of(LoadTestSpec spec) {
    Duration twice = RequestTimeouts.longest(spec).multipliedBy(2);
    Duration hold = twice.compareTo(USUAL_HOLD) > 0 ? twice : USUAL_HOLD;
    return new Search(new UserRange(from, to), null, null, new GoDuration(hold), null, null);
  }

  /** A search tries loads that break thresholds: none stops it. */
  static List<Threshold> withoutAbort(List<Threshold> thresholds) {
    return thresholds.stream()
        .map(threshold ->
            new Threshold(threshold.expect(), threshold.request(), threshold.window(), null))
        .toList();
  }

  @Override
  public String toString() {
    return from + ".." + to;
  }
}
