package dev.throng.runner.scenario;

import com.google.re2j.Pattern;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.CelStandardOverload;
import dev.cel.runtime.standard.DoubleFunction.DoubleOverload;
import dev.cel.runtime.standard.GetMillisecondsFunction.GetMillisecondsOverload;
import dev.cel.runtime.standard.MatchesFunction.MatchesOverload;
import dev.cel.runtime.standard.StringFunction.StringOverload;
import dev.throng.crds.expressions.Language;
import dev.throng.crds.expressions.RegularExpression;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions of CEL's standard that CEL for Java has otherwise than CEL for Go, which the API server
 * runs, or slower than a check of each request may be.
 */
final class CelOverrides {
  /** Patterns beyond these are compiled each time: they come from data, not from the manifest. */
  private static final int MAX_PATTERNS = 500;

  /** Compiled once for each text, by whichever loop is first. */
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private CelOverrides() {}

  /**
   * CEL's own that go. Of each function either all, or so that two are left: bindings of one name
   * are only merged with several.
   */
  private static final Set<CelStandardOverload> REPLACED =
      Set.of(
          GetMillisecondsOverload.DURATION_TO_MILLISECONDS,
          GetMillisecondsOverload.TIMESTAMP_TO_MILLISECONDS,
          GetMillisecondsOverload.TIMESTAMP_TO_MILLISECONDS_WITH_TZ,
          StringOverload.DOUBLE_TO_STRING,
          StringOverload.DURATION_TO_STRING,
          StringOverload.TIMESTAMP_TO_STRING,
          DoubleOverload.DOUBLE_TO_DOUBLE,
          DoubleOverload.STRING_TO_DOUBLE,
          MatchesOverload.MATCHES,
          MatchesOverload.MATCHES_STRING);

  static CelStandardFunctions standard() {
    return CelStandardFunctions.newBuilder()
        .filterFunctions((_, overload) -> !REPLACED.contains(overload))
        .build();
  }

  static Set<CelFunctionBinding> bindings() {
    return Stream.of(
            CelFunctionBinding.fromOverloads(
                "getMilliseconds",
                CelFunctionBinding.from(
                    "duration_to_milliseconds", Duration.class, Duration::toMillis),
                CelFunctionBinding.from(
                    "timestamp_to_milliseconds",
                    Instant.class,
                    time -> (long) time.get(ChronoField.MILLI_OF_SECOND)),
                CelFunctionBinding.from(
                    "timestamp_to_milliseconds_with_tz",
                    Instant.class,
                    String.class,
                    (time, _) -> (long) time.get(ChronoField.MILLI_OF_SECOND))),
            CelFunctionBinding.fromOverloads(
                "string",
                CelFunctionBinding.from("double_to_string", Double.class, GoText::of),
                CelFunctionBinding.from("duration_to_string", Duration.class, GoText::of),
                CelFunctionBinding.from("timestamp_to_string", Instant.class, GoText::of)),
            CelFunctionBinding.fromOverloads(
                "double",
                CelFunctionBinding.from("double_to_double", Double.class, number -> number),
                CelFunctionBinding.from("string_to_double", String.class, GoText::parseDouble)),
            Set.of(
                CelFunctionBinding.from("matches", String.class, String.class, CelOverrides::match),
                CelFunctionBinding.from(
                    "matches_string", String.class, String.class, CelOverrides::match),
                CelFunctionBinding.from(
                    Language.FIELDS_OVERLOAD, Object.class, CelOverrides::fields)))
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  /** What {@code has} looks into: as in CEL for Go nothing is in a text, and a list is an error. */
  private static Object fields(Object value) {
    return value instanceof List<?>
        ? value
        : Fields.of(value instanceof Map<?, ?> ? value : Map.of());
  }

  private static boolean match(String text, String regex) {
    Pattern pattern = PATTERNS.get(regex);
    if (pattern == null) {
      pattern = compile(regex);
      if (PATTERNS.size() < MAX_PATTERNS) {
        PATTERNS.put(regex, pattern);
      }
    }
    return pattern.matcher(text).find();
  }

  private static Pattern compile(String regex) {
    try {
      return RegularExpression.compile(regex);
    } catch (IllegalArgumentException e) {
      throw new StepException("'" + regex + "' " + e.getMessage());
    }
  }
}
