package dev.throng.runner.judgement;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.Story;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The findings that {@code spec.story.fail} names, held against the story of the run.
 *
 * @param named those that fail the test
 * @param found those of them that the run shows, the most important first
 * @param undecided those that it could not have shown
 * @param untold why there is no story; null if there is one
 */
public record FailingFindings(
    List<FindingId> named,
    List<Finding> found,
    List<FindingId> undecided,
    @Nullable String untold) {
  /** Where no finding fails the test. */
  static final FailingFindings NONE = new FailingFindings(List.of(), List.of(), List.of(), null);

  public static FailingFindings in(Story story, List<FindingId> named) {
    return new FailingFindings(
        named,
        story.findings().stream().filter(finding -> named.contains(finding.id())).toList(),
        named.stream().distinct().filter(story.undecided()::contains).toList(),
        null);
  }

  /**
   * @param why the story could not be told
   */
  public static FailingFindings untold(String why, List<FindingId> named) {
    return new FailingFindings(named, List.of(), List.of(), why);
  }

  /** Why nothing can be said about the target; null if something can. */
  public @Nullable String inconclusive() {
    return untold == null || named.isEmpty()
        ? null
        : "whether the findings of spec.story.fail are there can't be told: " + untold;
  }

  /** The clause of a verdict that the run has failed; null if it has not for them. */
  @Nullable String fault() {
    if (found.isEmpty()) {
      return null;
    }
    Finding first = found.getFirst();
    String text = first.text();
    int more = found.size() - 1;
    return "the run shows "
        + first.id()
        + ", which spec.story.fail names: "
        + (text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
        + (more == 0 ? "" : " (and " + others() + ")");
  }

  private String others() {
    return found.stream()
        .skip(1)
        .map(finding -> finding.id().toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * The clause of a verdict that the run has passed; null where no finding would have failed it.
   */
  @Nullable String merit() {
    if (named.isEmpty() || untold != null) {
      return null;
    }
    return undecided.isEmpty()
        ? "no finding of spec.story.fail was seen"
        : "this run could not have shown "
            + undecided.stream().map(FindingId::toString).collect(Collectors.joining(", "))
            + " of spec.story.fail";
  }
}
