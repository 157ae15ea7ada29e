package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.comparison.CapacityChange;
import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.comparison.Difference;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.comparison.RecordedRun.KnownCapacity;
import dev.throng.runner.outputs.text.ComparisonWords;
import dev.throng.runner.story.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison as {@code docs/compare.md} promises it. */
public final class ComparisonJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String SCHEMA = "throng.dev/comparison/v1";

  /**
   * @param result {@code regression}, {@code noRegression} or {@code notComparable}
   */
  private record Document(
      String schema,
      String result,
      String headline,
      List<Side> before,
      List<Side> after,
      int seconds,
      double leastChange,
      List<String> obstacles,
      List<String> found,
      List<String> notes,
      List<Row> differences,
      List<Few> tooFew,
      @Nullable Capacity capacity) {}

  private record Side(String file, String name, @Nullable String verdict, String target) {}

  /**
   * @param request empty for all requests
   * @param load the part of the plan, empty for all of it
   */
  private record Row(
      String request,
      String load,
      String figure,
      String unit,
      double before,
      double after,
      double change,
      double low,
      double high,
      double detectable,
      double probability,
      String finding,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String confidence) {}

  private record Few(String request, List<String> figures) {}

  private record Capacity(Interval before, Interval after, String finding) {}

  private record Interval(double holds, @Nullable Double breaks, String unit) {}

  private ComparisonJson() {}

  public static String render(Comparison comparison) {
    try {
      return MAPPER.writeValueAsString(document(comparison));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }

  private static Document document(Comparison comparison) {
    return new Document(
        SCHEMA,
        !comparison.isComparable()
            ? "notComparable"
            : comparison.isRegression() ? "regression" : "noRegression",
        ComparisonWords.headline(comparison),
        sides(comparison.before()),
        sides(comparison.after()),
        comparison.seconds(),
        comparison.leastChange(),
        comparison.obstacles(),
        ComparisonWords.found(comparison),
        ComparisonWords.notes(comparison),
        comparison.differences().stream().map(ComparisonJson::row).toList(),
        comparison.tooFew().stream()
            .map(few ->
                new Few(
                    request(few.subject()), few.figures().stream().map(Object::toString).toList()))
            .toList(),
        capacity(comparison.capacity()));
  }

  private static List<Side> sides(List<RecordedRun> runs) {
    return runs.stream()
        .map(run -> new Side(run.label(), run.name(), run.verdict(), run.target()))
        .toList();
  }

  private static Row row(Difference one) {
    double scale = one.figure().isTime() ? 1e-3 : 1;
    return new Row(
        request(one.subject()),
        one.load(),
        one.figure().toString(),
        switch (one.figure()) {
          case P50, P95, P99 -> "ms";
          case RATE -> "/s";
          case FAILURES -> "ratio";
        },
        rounded(scale * one.before()),
        rounded(scale * one.after()),
        rounded(one.change()),
        rounded(one.low()),
        rounded(one.high()),
        rounded(one.detectable()),
        rounded(one.probability()),
        one.finding().toString(),
        one.isFound() ? one.confidence().toString() : null);
  }

  private static String request(Subject subject) {
    return subject instanceof Subject.OneName ? subject.toString() : "";
  }

  private static @Nullable Capacity capacity(@Nullable CapacityChange change) {
    return change == null
        ? null
        : new Capacity(
            interval(change.before()), interval(change.after()), change.finding().toString());
  }

  private static Interval interval(KnownCapacity capacity) {
    return new Interval(
        capacity.holds(),
        Double.isInfinite(capacity.breaks()) ? null : capacity.breaks(),
        capacity.unit());
  }

  /** To six digits after the point, which are beyond what is known. */
  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
