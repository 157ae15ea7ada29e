package dev.throng.runner.outputs.markdown;

import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.comparison.Difference;
import dev.throng.runner.comparison.Figure;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.outputs.text.ComparisonWords;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.story.Subject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison as GitHub's Markdown: what was found, and all figures in a part that opens. */
public final class ComparisonMarkdown {
  private ComparisonMarkdown() {}

  /** Ends in a line break. */
  public static String render(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(escaped(ComparisonWords.headline(comparison))).append("\n\n");
    if (comparison.isComparable()) {
      list(text, ComparisonWords.found(comparison));
      paragraphs(text, ComparisonWords.silent(comparison));
      if (!comparison.differences().isEmpty()) {
        text.append("<details><summary>All figures, before → after</summary>\n\n")
            .append(table(comparison))
            .append('\n')
            .append(escaped(ComparisonWords.basis(comparison)))
            .append("\n\n</details>\n\n");
      }
    } else {
      list(text, comparison.obstacles());
    }
    list(text, ComparisonWords.notes(comparison));
    text.append("Before: ").append(side(comparison.before()));
    text.append(". After: ").append(side(comparison.after())).append(".\n");
    return text.toString();
  }

  private static void list(StringBuilder text, List<String> sentences) {
    sentences.forEach(sentence -> text.append("- ").append(escaped(sentence)).append('\n'));
    if (!sentences.isEmpty()) {
      text.append('\n');
    }
  }

  private static void paragraphs(StringBuilder text, List<String> sentences) {
    if (!sentences.isEmpty()) {
      text.append(escaped(String.join(" ", sentences))).append("\n\n");
    }
  }

  private static String table(Comparison comparison) {
    Map<Subject, Map<Figure, Difference>> rows = new LinkedHashMap<>();
    comparison.differences().stream()
        .filter(one -> one.load().isEmpty())
        .forEach(one ->
            rows.computeIfAbsent(one.subject(), _ -> new EnumMap<>(Figure.class))
                .put(one.figure(), one));
    StringBuilder table = new StringBuilder("| request |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Figure figure : Figure.values()) {
      table.append(' ').append(figure).append(" |");
      rule.append("---:|");
    }
    table.append('\n').append(rule).append('\n');
    rows.forEach((subject, figures) -> {
      table.append("| ").append(escaped(subject.toString())).append(" |");
      for (Figure figure : Figure.values()) {
        Difference one = figures.get(figure);
        table.append(' ').append(one == null ? "–" : cell(one)).append(" |");
      }
      table.append('\n');
    });
    return table.toString();
  }

  private static String cell(Difference one) {
    String both = ComparisonWords.both(one);
    return one.isFound() ? "**" + both + "**" : both;
  }

  private static String side(List<RecordedRun> runs) {
    return runs.stream()
        .map(run ->
            escaped(run.label())
                + " ("
                + escaped(run.verdict() == null ? "not ended" : run.verdict())
                + ")")
        .collect(Collectors.joining(", "));
  }

  /** Names of requests come from manifests: none may be markup. */
  private static String escaped(String text) {
    return Lines.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|#~!])", "\\\\$1");
  }
}
