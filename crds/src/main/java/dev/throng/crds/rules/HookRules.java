package dev.throng.crds.rules;

import dev.throng.crds.expressions.Scope;
import dev.throng.crds.expressions.Template;
import dev.throng.crds.fields.Headers;
import dev.throng.crds.fields.Names;
import dev.throng.crds.fields.ServerUrl;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Hook;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.urls.HttpUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where hooks post, and what they send. */
final class HookRules {
  private static final String ALLOWED = "must be a URL such as https://chat.example/hooks/1";
  private static final Set<String> SENT_ANYWAY = Set.of("content-type", "expect", "host");

  private HookRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    Scope scope = new Scope(spec.variables().keySet(), Map.of(), spec.secrets().keySet());
    Set<String> names = new HashSet<>();
    for (int i = 0; i < spec.hooks().size(); i++) {
      Hook hook = spec.hooks().get(i);
      Path path = Path.SPEC.field("hooks").index(i);
      Names.check(hook.name(), path.field("name"), problems);
      if (!names.add(hook.name())) {
        problems.text(path.field("name"), hook.name(), "is the name of another hook");
      }
      if (hook.events().size() != Set.copyOf(hook.events()).size()) {
        problems.add(path.field("events"), "must have different elements");
      }
      url(hook.post(), scope, path.field("post"), problems);
      headers(hook.headers(), scope, path.field("headers"), problems);
    }
  }

  private static void url(String post, Scope scope, Path path, Problems problems) {
    String server = HttpUrl.serverOf(post);
    if (server != null && server.contains("${")) {
      problems.text(path, post, "must name its host: secrets and constants stand after it");
      return;
    }
    ServerUrl.problem(post, ALLOWED)
        .ifPresentOrElse(
            message -> problems.text(path, HttpUrl.withoutUser(post), message),
            () -> template(post, scope, path, problems));
  }

  private static void headers(
      Map<String, String> headers, Scope scope, Path path, Problems problems) {
    Headers.check(headers, path, problems);
    headers.forEach((name, value) -> {
      if (SENT_ANYWAY.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(path.field(name), "cannot be set: each hook sends its own; leave it out");
      }
      template(value, scope, path.field(name), problems);
    });
  }

  /** A hook is sent by no user, and not while the test runs only. */
  private static void template(String source, Scope scope, Path path, Problems problems) {
    try {
      Template.parse(source).parts().forEach(part -> part(part, scope, path, problems));
    } catch (IllegalArgumentException e) {
      problems.text(path, source, String.valueOf(e.getMessage()));
    }
  }

  private static void part(Template.Part part, Scope scope, Path path, Problems problems) {
    switch (part) {
      case Template.Part.Text _ -> {}
      case Template.Part.Reference reference -> {
        List<String> names = reference.path();
        boolean known =
            names.size() == 2 && names.getFirst().equals("secrets")
                || names.size() == 1 && scope.names().contains(names.getFirst());
        if (known) {
          scope
              .unknown(names)
              .ifPresent(message -> problems.unresolved(path, "${" + reference + "}", message));
        } else {
          refuse("${" + reference + "}", path, problems);
        }
      }
      case Template.Part.Expression(String source) -> refuse("${" + source + "}", path, problems);
    }
  }

  private static void refuse(String written, Path path, Problems problems) {
    problems.unresolved(
        path,
        written,
        "must be a secret, such as ${secrets.token}, or a constant of spec.variables");
  }
}
