package dev.throng.runner.cli;

import dev.throng.crds.rules.LocatedStep;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.UserRange;
import dev.throng.crds.values.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The search that {@code --find-capacity} puts in place of a manifest's users or stages. */
record UserSearch(int from, int to) {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,8})\\.\\.([0-9]{1,8})");
  private static final int MAX_USERS = 10_000_000;
  private static final Duration USUAL_HOLD = Duration.ofSeconds(30);

  /** Reads {@code 10..5000}. */
  static final class Converter implements ITypeConverter<UserSearch> {
    @Override
    public UserSearch convert(String text) {
      Matcher range = RANGE.matcher(text);
      if (range.matches()) {
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        if (from >= 1 && from <= to && to <= MAX_USERS) {
          return new UserSearch(from, to);
        }
      }
      throw new TypeConversionException(
          "must be two numbers of users such as 10..5000, the first from 1 and not above the second,"
              + " the second at most "
              + MAX_USERS);
    }
  }

  /** With steps long enough for requests that hang. */
  @SuppressWarnings("NullAway") // null asks the constructor for the default
  Search of(LoadTestSpec spec) {
    Duration timeout =
        Stream.concat(
                Stream.of(spec.target().http().timeout()),
                LocatedStep.of(spec)
                    .map(located -> located.step().timeout())
                    .filter(Objects::nonNull))
            .map(GoDuration::value)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    Duration twice = timeout.multipliedBy(2);
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
