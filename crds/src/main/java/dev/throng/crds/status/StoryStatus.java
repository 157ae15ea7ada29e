package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.story.Degradation;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** How the target degrades. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoryStatus(
    @JsonPropertyDescription("Up to which load it holds, what gives way and how, in a sentence.")
        @Size(max = StoryStatus.HEADLINE) String headline,
    @JsonPropertyDescription("How it gives way to load.") Degradation degradation,
    @JsonPropertyDescription("The most important first.") @Size(max = StoryStatus.MOST_FINDINGS) List<FindingStatus> findings,
    @JsonPropertyDescription("What the run could not answer, and which run would.")
        @Size(max = StoryStatus.MOST_SENTENCES) List<@Size(max = StoryStatus.SENTENCE) String> cannotSay) {
  /** What there are more of stands in the report only. */
  public static final int MOST_FINDINGS = 5;

  public static final int MOST_SENTENCES = 8;

  /** In characters, as the next. */
  public static final int HEADLINE = 1024;

  public static final int SENTENCE = 512;

  public StoryStatus {
    findings = findings == null ? List.of() : List.copyOf(findings);
    cannotSay = cannotSay == null ? List.of() : List.copyOf(cannotSay);
  }
}
