package dev.throng.crds.steps;

import dev.throng.crds.expressions.Template;
import dev.throng.crds.fields.Choice;
import dev.throng.crds.fields.Headers;
import dev.throng.crds.fields.Names;
import dev.throng.crds.fields.ServerUrl;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.problems.Shown;
import dev.throng.crds.spec.Check;
import dev.throng.crds.spec.Part;
import dev.throng.crds.urls.HttpUrl;
import java.util.List;
import java.util.Optional;

/** A request: where it goes, what it carries, how its answer is judged. */
final class RequestRules {
  private static final String ALLOWED =
      "must be a path that starts with /, or a URL such as https://shop:8443/cart";

  private RequestRules() {}

  static void check(Request step, Path path, Problems problems) {
    target(step.target(), step.targetPath(path), problems);
    if (step.name() != null) {
      Names.check(step.name(), path.field("name"), problems);
    }
    Headers.check(step.headers(), path.field("headers"), problems);
    new Choice()
        .with("json", step.json())
        .with("form", step.form())
        .with("body", step.body())
        .with("multipart", step.multipart())
        .atMostOne(path, problems);
    if (step.contentType() != null && step.body() == null) {
      problems.add(path.field("contentType"), "goes with body");
    }
    Names.fixed(step.contentType(), path.field("contentType"), problems);
    if (step.timeout() != null && step.timeout().isZero()) {
      problems.add(path.field("timeout"), step.timeout().toString(), "must be above 0s");
    }
    for (int i = 0; i < step.multipart().size(); i++) {
      part(step.multipart().get(i), path.field("multipart").index(i), problems);
    }
    for (int i = 0; i < step.checks().size(); i++) {
      check(step.checks().get(i), path.field("checks").index(i), problems);
    }
    step.extract()
        .forEach((name, extractor) ->
            ExtractorRules.check(extractor, path.field("extract").field(name), problems));
  }

  private static void target(String target, Path path, Problems problems) {
    if (target.startsWith("${")) {
      return;
    }
    boolean absolute = HttpUrl.isAbsolute(target);
    if (!absolute && !target.startsWith("/")) {
      problems.text(path, HttpUrl.withoutUser(target), ALLOWED);
      return;
    }
    List<Template.Part> parts = parts(target);
    if (parts.stream().anyMatch(RequestRules::hasSpaces)) {
      problems.text(path, target, "must not contain spaces; %20 stands for one");
    } else if (parts.stream().anyMatch(RequestRules::hasFragment)) {
      problems.text(
          path, target, "must not contain #, since a fragment is never sent; %23 stands for one");
    } else if (absolute) {
      server(parts)
          .flatMap(server -> ServerUrl.problem(server, ALLOWED))
          .ifPresent(message -> problems.text(path, HttpUrl.withoutUser(target), message));
    }
  }

  private static List<Template.Part> parts(String target) {
    try {
      return Template.parse(target).parts();
    } catch (IllegalArgumentException toldByExpressionRules) {
      return List.of();
    }
  }

  private static boolean hasSpaces(Template.Part part) {
    return part instanceof Template.Part.Text(String text)
        && text.chars().anyMatch(RequestRules::isSpace);
  }

  private static boolean hasFragment(Template.Part part) {
    return part instanceof Template.Part.Text(String text) && text.contains("#");
  }

  /** The beginning of a URL up to its path; empty if it is only known while the test runs. */
  private static Optional<String> server(List<Template.Part> parts) {
    if (parts.isEmpty() || !(parts.getFirst() instanceof Template.Part.Text(String text))) {
      return Optional.empty();
    }
    String server = HttpUrl.serverOf(text);
    return server != null && (server.length() < text.length() || parts.size() == 1)
        ? Optional.of(server)
        : Optional.empty();
  }

  private static void part(Part part, Path path, Problems problems) {
    Names.check(part.name(), path.field("name"), problems);
    Names.fixed(part.contentType(), path.field("contentType"), problems);
    new Choice()
        .with("value", part.value())
        .with("content", part.content())
        .exactlyOne(path, problems);
    if (part.filename() != null && part.content() == null) {
      problems.add(path.field("filename"), "goes with content");
    }
  }

  private static void check(Check check, Path path, Problems problems) {
    if (check.expect() == null && check.fail() == null) {
      problems.add(path, "must have expect, or fail with when");
    } else if (check.expect() != null && (check.fail() != null || check.when() != null)) {
      problems.add(path, "has expect beside fail or when; only one of the two forms may be given");
    } else if (check.fail() != null && check.when() == null) {
      problems.add(path, "must have when beside fail");
    }
    if (check.expect() == null && check.message() != null) {
      problems.add(
          path.field("message"),
          Shown.text(check.message()),
          "goes with expect; fail is a message");
    }
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isISOControl(character);
  }
}
