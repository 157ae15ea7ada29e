package dev.throng.runner.imports.locust;

import dev.throng.runner.imports.BasicAuth;
import dev.throng.runner.imports.SensitiveNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What shows who asks. */
final class Credentials {
  private static final Pattern SCHEME = Pattern.compile("(?i)(Bearer|Basic|Token|Digest) +(.+)");

  private Credentials() {}

  /** A header's value; a secret where its name says so. */
  static Expr header(Context context, String name, Value value, Walk walk) {
    if (!(value instanceof Expr.Literal(String text)) || !SensitiveNames.contains(name)) {
      return walk.use(value);
    }
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      return Folding.text(
          List.of(
              Expr.of(scheme.group(1) + " "),
              context.secret(scheme.group(1) + " credentials", scheme.group(2))));
    }
    return text.isBlank() ? walk.use(value) : context.secret(name, text);
  }

  /** User and password in Base64, which is one secret. */
  static Expr basic(Context context, List<Expr> pair) {
    return Folding.text(
        List.of(
            Expr.of(BasicAuth.ofEncoded("", context.notes)),
            context.secret("Basic credentials", pair.toString())));
  }
}
