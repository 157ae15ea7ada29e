package dev.throng.runner.outputs.text;

import dev.throng.runner.comparison.CapacityChange;
import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.comparison.Comparison.TooFew;
import dev.throng.runner.comparison.Difference;
import dev.throng.runner.comparison.Difference.Finding;
import dev.throng.runner.comparison.Figure;
import dev.throng.runner.comparison.RecordedRun.KnownCapacity;
import dev.throng.runner.story.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a comparison says, in sentences that all outputs share. */
public final class ComparisonWords {
  private static final int MOST_NAMED = 5;
  private static final double LARGE_CHANGE = 9;

  private ComparisonWords() {}

  /** One line that says it all. */
  public static String headline(Comparison comparison) {
    if (!comparison.isComparable()) {
      return "Not compared: " + comparison.obstacles().getFirst();
    }
    List<Difference> found = comparison.found();
    if (comparison.isRegression()) {
      return "Regression: " + changed(comparison, found, Finding.WORSE) + " worse.";
    }
    boolean better =
        !found.isEmpty()
            || comparison.capacity() != null && comparison.capacity().finding() == Finding.BETTER;
    return better
        ? "No regression: " + changed(comparison, found, Finding.BETTER) + " better."
        : "No difference found.";
  }

  private static String changed(Comparison comparison, List<Difference> found, Finding finding) {
    List<String> what =
        new ArrayList<>(
            named(
                found.stream()
                    .filter(one -> one.finding() == finding)
                    .map(Difference::subject)
                    .distinct()
                    .toList()));
    if (comparison.capacity() != null && comparison.capacity().finding() == finding) {
      what.addFirst("the capacity");
    }
    return list(what)
        + (what.size() == 1 && !what.equals(List.of("all requests")) ? " is" : " are");
  }

  /** A sentence for each name, and way in which it differs: what became worse first. */
  public static List<String> found(Comparison comparison) {
    List<String> sentences = new ArrayList<>();
    for (Finding finding : List.of(Finding.WORSE, Finding.BETTER)) {
      Map<String, List<Difference>> groups = new LinkedHashMap<>();
      comparison.found().stream()
          .filter(one -> one.finding() == finding)
          .forEach(one -> groups.computeIfAbsent(beginning(one), _ -> new ArrayList<>()).add(one));
      groups.forEach((beginning, all) ->
          sentences.add(
              beginning
                  + ": "
                  + all.stream().map(ComparisonWords::change).collect(Collectors.joining("; "))));
    }
    Optional.ofNullable(comparison.capacity())
        .map(ComparisonWords::capacity)
        .ifPresent(sentences::addFirst);
    return sentences;
  }

  /** Such as {@code GET /cart is slower}. */
  private static String beginning(Difference one) {
    boolean all = !(one.subject() instanceof Subject.OneName);
    boolean worse = one.finding() == Finding.WORSE;
    String verb =
        switch (one.figure()) {
          case P50, P95, P99 -> (all ? "are " : "is ") + (worse ? "slower" : "faster");
          case RATE ->
              all
                  ? "come at a " + (worse ? "lower" : "higher") + " rate"
                  : "is sent " + (worse ? "less" : "more") + " often";
          case FAILURES -> (all ? "fail " : "fails ") + (worse ? "more" : "less") + " often";
        };
    return capitalized(one.subject().toString())
        + " "
        + verb
        + (one.load().isEmpty() ? "" : " at " + one.load());
  }

  /** Such as {@code p95 210ms → 340ms, +62% (between +55% and +70%), sure}. */
  private static String change(Difference one) {
    return one.figure()
        + " "
        + both(one)
        + ", "
        + change(one.figure(), one.change())
        + " (between "
        + change(one.figure(), one.low())
        + " and "
        + change(one.figure(), one.high())
        + "), "
        + one.confidence();
  }

  /** Such as {@code 210ms → 340ms}. */
  public static String both(Difference one) {
    return value(one.figure(), one.before()) + " → " + value(one.figure(), one.after());
  }

  private static String value(Figure figure, double value) {
    return switch (figure) {
      case P50, P95, P99 -> Figures.time(Math.round(value));
      case RATE -> Figures.rate(value);
      case FAILURES -> Figures.percent(value);
    };
  }

  /** A relative change in percent, or as a factor where it is large; one of failures in points. */
  static String change(Figure figure, double change) {
    if (change >= LARGE_CHANGE) {
      return "×" + Figures.count(Math.round(1 + change));
    }
    double percent = 100 * change;
    String number =
        Math.abs(percent) < 9.95
            ? String.format(Locale.ROOT, "%+.1f", percent)
            : String.format(Locale.ROOT, "%+,.0f", percent);
    String signed = number.replace('-', '−');
    return figure == Figure.FAILURES ? signed + " points" : signed + "%";
  }

  /** What was looked for and not found, and how large it would have had to be. */
  public static List<String> silent(Comparison comparison) {
    Set<Subject> found =
        comparison.found().stream().map(Difference::subject).collect(Collectors.toSet());
    List<Difference> rest =
        comparison.differences().stream()
            .filter(one -> one.load().isEmpty() && !found.contains(one.subject()))
            .toList();
    if (rest.isEmpty()) {
      return List.of();
    }
    List<String> seen = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      largest(rest, figure, Difference::detectable)
          .ifPresent(least ->
              seen.add("of " + figure + " by more than " + change(figure, least).substring(1)));
    }
    return List.of(
        "No difference found in "
            + list(named(rest.stream().map(Difference::subject).distinct().toList()))
            + ".",
        "A change " + list(seen) + " would have been seen in 95 of 100 such comparisons.");
  }

  private static Optional<Double> largest(
      Collection<Difference> all, Figure figure, ToDoubleFunction<Difference> value) {
    return all.stream()
        .filter(one -> one.figure() == figure)
        .map(value::applyAsDouble)
        .max(Double::compare);
  }

  /** What a reader must know: what was not compared, and why nothing is said of something. */
  public static List<String> notes(Comparison comparison) {
    List<String> notes = new ArrayList<>(comparison.notes());
    comparison.differences().stream()
        .filter(one -> one.finding() == Finding.MASKED)
        .map(one ->
            capitalized(one.subject().toString())
                + (one.load().isEmpty() ? "" : " at " + one.load())
                + ": the "
                + one.figure()
                + " is not called better, since more of the requests fail.")
        .distinct()
        .forEach(notes::add);
    for (TooFew few : comparison.tooFew()) {
      notes.add(
          capitalized(few.subject().toString())
              + ": too few requests for "
              + list(few.figures().stream().map(Figure::toString).toList())
              + ".");
    }
    if (comparison.isComparable()
        && comparison.before().size() + comparison.after().size() == 2
        && comparison.seconds() > 0) {
      notes.add(
          "One run a side: what runs differ by themselves is not seen but taken for 3%. Several runs"
              + " a side measure it.");
    }
    return notes;
  }

  /** What the figures are of. */
  public static String basis(Comparison comparison) {
    return "Figures are typical ones of the "
        + comparison.seconds()
        + " judged seconds that all runs have whole; changes of less than "
        + Figures.percent(comparison.leastChange())
        + " are not told.";
  }

  private static String capacity(CapacityChange capacity) {
    String change = interval(capacity.before()) + " → " + interval(capacity.after());
    return switch (capacity.finding()) {
      case WORSE -> "The capacity is lower: " + change;
      case BETTER -> "The capacity is higher: " + change;
      case NONE, MASKED -> "No difference found in the capacity: " + change;
    };
  }

  private static String interval(KnownCapacity capacity) {
    return Double.isInfinite(capacity.breaks())
        ? "at least " + Figures.count(Math.round(capacity.holds())) + " " + capacity.unit()
        : Figures.count(Math.round(capacity.holds()))
            + " to "
            + Figures.count(Math.round(capacity.breaks()))
            + " "
            + capacity.unit();
  }

  private static List<String> named(List<Subject> subjects) {
    int named = subjects.size() <= MOST_NAMED ? subjects.size() : MOST_NAMED - 1;
    List<String> names =
        new ArrayList<>(subjects.subList(0, named).stream().map(Subject::toString).toList());
    if (named < subjects.size()) {
      names.add((subjects.size() - named) + " others");
    }
    return names;
  }

  private static String list(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  private static String capitalized(String text) {
    return text.equals(Subject.ALL.toString())
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }
}
