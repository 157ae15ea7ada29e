package dev.throng.runner.outputs.text;

import dev.throng.crds.story.Degradation;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.Story;
import java.util.ArrayList;
import java.util.List;

/** A story as lines of plain text. */
public final class StoryLines {
  private StoryLines() {}

  /** All of it: the headline, each finding with its evidence, and what the run cannot say. */
  public static List<String> of(Story story) {
    List<String> lines = new ArrayList<>();
    lines.add(story.headline());
    lines.add("Degradation: " + story.degradation() + meaning(story.degradation()));
    for (Finding finding : story.findings()) {
      lines.add("");
      lines.add(heading(finding));
      lines.add("  " + finding.text());
      lines.add("  Points to: " + finding.pointsTo());
      lines.add("  Evidence: " + evidence(finding));
    }
    if (!story.cannotSay().isEmpty()) {
      lines.add("");
      lines.add("This run cannot say");
      story.cannotSay().forEach(sentence -> lines.add("  " + sentence));
    }
    if (!story.ignored().isEmpty()) {
      lines.add("");
      lines.add(
          "Known, and not told where seen: "
              + String.join(
                  ", ", story.ignored().stream().sorted().map(Object::toString).toList()));
    }
    return lines.stream().map(Lines::printable).toList();
  }

  private static String meaning(Degradation degradation) {
    return switch (degradation) {
      case GRACEFUL, CATASTROPHIC, NOT_SEEN -> "";
      case FAILURES -> ": requests fail, in no pattern";
      case SLOWER -> ": times rise, in no pattern";
      case UNKNOWN -> ": there was too little to tell";
    };
  }

  private static String heading(Finding finding) {
    return finding.id()
        + " ("
        + finding.confidence()
        + "): "
        + finding.subject()
        + ", "
        + finding.stretch();
  }

  private static String evidence(Finding finding) {
    return String.join(
        ", ",
        finding.evidence().entrySet().stream()
            .map(number -> number.getKey() + " " + plain(number.getValue()))
            .toList());
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
