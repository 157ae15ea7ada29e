package dev.throng.crds.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Go and Kubernetes write it: {@code 500ms}, {@code 5m}, {@code 1h30m}, {@code 0s}.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">Go's time.ParseDuration</a>
 */
public record GoDuration(Duration value) implements Comparable<GoDuration> {
  public static final GoDuration ZERO = new GoDuration(Duration.ZERO);

  /** No manifest means more, and sums of a hundred of it can be counted in nanoseconds. */
  public static final GoDuration LONGEST = new GoDuration(Duration.ofHours(87_600));

  public static final String ALLOWED = "a duration such as 500ms, 30s, 5m or 1h30m";

  /** The same as a regular expression, for schemas. */
  public static final String PATTERN = "0|([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h)");
  private static final Map<String, BigDecimal> NANOS =
      Map.of(
          "ns", BigDecimal.ONE,
          "us", new BigDecimal(1_000L),
          "µs", new BigDecimal(1_000L),
          "ms", new BigDecimal(1_000_000L),
          "s", new BigDecimal(1_000_000_000L),
          "m", new BigDecimal(60_000_000_000L),
          "h", new BigDecimal(3_600_000_000_000L));

  /**
   * @throws IllegalArgumentException if the text is not {@link #ALLOWED} or exceeds {@link
   *     #LONGEST}
   */
  @JsonCreator
  public static GoDuration parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be " + ALLOWED);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(NANOS.get(part.group(2))));
    }
    if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
      throw new IllegalArgumentException("must be at most " + LONGEST + ", which is 10 years");
    }
    return new GoDuration(Duration.ofNanos(nanos.longValue()));
  }

  public static GoDuration ofSeconds(long seconds) {
    return new GoDuration(Duration.ofSeconds(seconds));
  }

  public long toNanos() {
    return value.toNanos();
  }

  public long toMillis() {
    return value.toMillis();
  }

  public boolean isZero() {
    return value.isZero();
  }

  @Override
  public int compareTo(GoDuration other) {
    return value.compareTo(other.value);
  }

  /**
   * The shortest exact form in which {@link #parse} reads it back: {@code 1h30m}, {@code 1.5s},
   * {@code 20ms}.
   */
  @JsonValue
  @Override
  public String toString() {
    long nanos = value.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < 1_000_000_000L) {
      return nanos % 1_000_000L == 0 || nanos >= 1_000_000L
          ? decimal(nanos, 1_000_000L) + "ms"
          : nanos >= 1_000L ? decimal(nanos, 1_000L) + "us" : nanos + "ns";
    }
    StringBuilder text = new StringBuilder();
    long hours = nanos / 3_600_000_000_000L;
    long minutes = nanos / 60_000_000_000L % 60;
    long rest = nanos % 60_000_000_000L;
    if (hours > 0) {
      text.append(hours).append('h');
    }
    if (minutes > 0) {
      text.append(minutes).append('m');
    }
    if (rest > 0) {
      text.append(decimal(rest, 1_000_000_000L)).append('s');
    }
    return text.toString();
  }

  private static String decimal(long amount, long unit) {
    return BigDecimal.valueOf(amount)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }
}
