package dev.throng.crds.spec;

import java.util.List;

/** Which tasks run: those with an included tag (all, when none is named) and no excluded one. */
public record Tags(List<String> include, List<String> exclude) {
  public Tags {
    include = include == null ? List.of() : List.copyOf(include);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Tags DEFAULT = new Tags(null, null);
}
