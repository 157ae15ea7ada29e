package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Which tasks run: those with an included tag (all, when none is named) and no excluded one. */
public record Tags(
    @JsonPropertyDescription("Only tasks with one of these; default: all.") @Size(max = 100) List<@Size(max = 100) String> include,
    @JsonPropertyDescription("No task with one of these.") @Size(max = 100) List<@Size(max = 100) String> exclude) {
  public Tags {
    include = include == null ? List.of() : List.copyOf(include);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Tags DEFAULT = new Tags(null, null);
}
