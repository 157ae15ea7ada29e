package dev.throng.crds.steps;

import dev.throng.crds.expressions.JsonLocator;
import dev.throng.crds.expressions.RegularExpression;
import dev.throng.crds.fields.Choice;
import dev.throng.crds.fields.Headers;
import dev.throng.crds.fields.Names;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Extractor;

/** How a value is taken out of an answer. */
final class ExtractorRules {
  private ExtractorRules() {}

  static void check(Extractor extractor, Path path, Problems problems) {
    new Choice()
        .with("json", extractor.json())
        .with("header", extractor.header())
        .with("regex", extractor.regex())
        .with("cookie", extractor.cookie())
        .with("status", extractor.status())
        .with("cel", extractor.cel())
        .exactlyOne(path, problems);
    if (extractor.json() != null) {
      json(extractor.json(), path.field("json"), problems);
    }
    if (extractor.header() != null && !Headers.isName(extractor.header())) {
      problems.text(
          path.field("header"),
          extractor.header(),
          "must be the name of a header: " + Headers.ALLOWED);
    }
    if (extractor.regex() != null) {
      regex(extractor.regex(), path.field("regex"), problems);
    }
    if (extractor.cookie() != null) {
      Names.check(extractor.cookie(), path.field("cookie"), problems);
    }
    if (extractor.status() != null && !extractor.status()) {
      problems.add(path.field("status"), "false", "must be true");
    }
  }

  private static void json(String text, Path path, Problems problems) {
    try {
      JsonLocator.parse(text);
    } catch (IllegalArgumentException e) {
      problems.text(path, text, String.valueOf(e.getMessage()));
    }
  }

  private static void regex(String text, Path path, Problems problems) {
    try {
      RegularExpression.compile(text);
    } catch (IllegalArgumentException e) {
      problems.text(path, text, String.valueOf(e.getMessage()));
    }
  }
}
