package dev.throng.crds.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.expressions.InvalidExpression;
import dev.throng.crds.expressions.Language;
import dev.throng.crds.expressions.Scope;
import dev.throng.crds.expressions.StatusComparison;
import dev.throng.crds.expressions.Template;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.steps.Sources;
import org.jspecify.annotations.Nullable;

/** Checks templates and expressions of one scope. CEL is only loaded when something needs it. */
final class ExpressionChecks implements Sources {
  private final Scope scope;
  private final Problems problems;
  private @Nullable Language language;

  ExpressionChecks(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  @Override
  public void template(@Nullable String source, Path path) {
    if (source == null) {
      return;
    }
    try {
      Template.parse(source).parts().forEach(part -> part(part, path));
    } catch (IllegalArgumentException e) {
      problems.text(path, source, String.valueOf(e.getMessage()));
    }
  }

  /** Every text in a JSON body is a template. */
  @Override
  public void json(@Nullable JsonNode json, Path path) {
    if (json == null) {
      return;
    }
    if (json.isTextual()) {
      template(json.textValue(), path);
    }
    for (int i = 0; json.isArray() && i < json.size(); i++) {
      json(json.get(i), path.index(i));
    }
    json.properties().forEach(entry -> json(entry.getValue(), path.field(entry.getKey())));
  }

  @Override
  public void value(@Nullable String source, Path path) {
    if (source != null) {
      compile(source, path, false);
    }
  }

  @Override
  public void condition(@Nullable String source, Path path) {
    if (source != null) {
      compile(source, path, true);
    }
  }

  private void part(Template.Part part, Path path) {
    switch (part) {
      case Template.Part.Text text -> {}
      case Template.Part.Reference reference ->
          scope
              .unknown(reference.path())
              .ifPresent(message -> problems.unresolved(path, "${" + reference + "}", message));
      case Template.Part.Expression(String source) -> compile(source, path, false);
    }
  }

  private void compile(String source, Path path, boolean isCondition) {
    try {
      if (isCondition && StatusComparison.parse(source).isPresent()) {
        return;
      }
      if (isCondition) {
        language().compileCondition(source);
      } else {
        language().compile(source);
      }
    } catch (InvalidExpression e) {
      if (e.isUnknownName()) {
        problems.unresolved(path, source, e.getMessage() + quotes(source));
      } else {
        problems.text(path, source, e.getMessage());
      }
    }
  }

  /** Where a bare word is no name, text was probably meant. */
  private static String quotes(String source) {
    return source.matches("\\w+") ? "; text stands in quotes: '" + source + "'" : "";
  }

  private Language language() {
    Language known = language;
    if (known == null) {
      known = Language.of(scope);
      language = known;
    }
    return known;
  }
}
