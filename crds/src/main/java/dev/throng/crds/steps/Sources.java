package dev.throng.crds.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.problems.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what a manifest computes; what is null is not there. */
public interface Sources {
  /** Text with {@code ${…}} in it. */
  void template(@Nullable String source, Path path);

  /** JSON whose texts are templates. */
  void json(@Nullable JsonNode json, Path path);

  /** CEL of any type. */
  void value(@Nullable String source, Path path);

  /** CEL that is true or false. */
  void condition(@Nullable String source, Path path);

  /** Templates by name. */
  default void templates(Map<String, String> templates, Path path) {
    templates.forEach((name, value) -> template(value, path.field(name)));
  }
}
