package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.story.FindingId;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What the findings of a run lead to. */
@ValidationRule(
    value = "!has(self.fail) || !has(self.ignore) || self.fail.all(id, !(id in self.ignore))",
    message = "fail and ignore must have different findings")
public record StoryPolicy(
    @JsonPropertyDescription("Findings that fail the test.") @Size(max = 14) List<FindingId> fail,
    @JsonPropertyDescription("Known findings, not to be told.") @Size(max = 14) List<FindingId> ignore) {
  public StoryPolicy {
    fail = fail == null ? List.of() : List.copyOf(fail);
    ignore = ignore == null ? List.of() : List.copyOf(ignore);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final StoryPolicy DEFAULT = new StoryPolicy(null, null);
}
