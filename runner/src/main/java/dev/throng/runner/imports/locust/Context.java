package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.SecretDrafts;
import dev.throng.runner.imports.SensitiveNames;
import dev.throng.runner.imports.VariableNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all users of a test share: names, secrets, settings and what is told of them. */
final class Context {
  private static final Pattern CAPITALS = Pattern.compile("(?<![A-Za-z])[A-Z0-9]{2,}(?![a-z])");

  final Notes notes = new Notes();
  final SecretDrafts secrets;

  /** Constants of the test, by name, with their values. */
  final Map<String, String> settings = new LinkedHashMap<>();

  final PlainRows plainRows;

  private final Map<Feed, String> feeds = new LinkedHashMap<>();
  private final VariableNames names = new VariableNames();
  private final Map<String, String> variables = new HashMap<>();
  private boolean skipsVerification;

  /**
   * @param beside the text of a file beside the locustfile; empty if there is none
   */
  Context(Function<String, Optional<String>> beside) {
    secrets = new SecretDrafts(notes, names);
    plainRows = new PlainRows(beside, notes);
  }

  /** Where a name of the file belongs: the same name there is the same variable. */
  enum Owner {
    FUNCTION,
    USER,
    FILE,
    ENVIRONMENT
  }

  String variable(Owner owner, String name) {
    return variables.computeIfAbsent(owner + name, _ -> fresh(name));
  }

  /** Another variable each time. */
  String fresh(String words) {
    return names.next(plain(words));
  }

  /** Capitals are no words of their own. */
  private static String plain(String words) {
    return CAPITALS
        .matcher(words)
        .replaceAll(
            word -> word.group().charAt(0) + word.group().substring(1).toLowerCase(Locale.ROOT));
  }

  Expr.Secret secret(String words, String value) {
    String reference = secrets.reference(plain(words), value);
    return new Expr.Secret(reference.substring("${secrets.".length(), reference.length() - 1));
  }

  /** A value under a name that tells that it is a secret. */
  Value guarded(String name, Value value) {
    if (!SensitiveNames.contains(name) || !(value instanceof Expr.Literal(Object known))) {
      return value;
    }
    return switch (known) {
      case String text when text.isBlank() || text.startsWith("/") || text.contains("://") -> value;
      case String text -> secret(name, text);
      case Long number -> secret(name, number.toString());
      case null, default -> value;
    };
  }

  /** A variable of the environment. */
  Expr environment(String name, @Nullable Expr otherwise) {
    String value =
        otherwise instanceof Expr.Literal(Object known) && known != null
            ? Folding.written(known)
            : null;
    if (SensitiveNames.contains(name)) {
      return secret(name, "environment " + name);
    }
    String variable = variable(Owner.ENVIRONMENT, name);
    if (!settings.containsKey(variable)) {
      settings.put(variable, value == null ? "" : value);
      if (value == null) {
        notes.fillIn(
            "the variable "
                + variable
                + ", "
                + name
                + " of the environment: spec.variables."
                + variable
                + ".");
      } else {
        notes.decided(name + " of the environment is spec.variables." + variable + ".");
      }
    }
    return new Expr.Setting(variable, value);
  }

  /**
   * Rows of a CSV file.
   *
   * @param columns their names where the file has none; else empty
   * @param pick as {@code spec.data} has it
   */
  record Feed(String file, List<String> columns, String pick) {}

  /** The feed's name, which is that of its rows too. */
  String feed(Feed feed) {
    return feeds.computeIfAbsent(
        feed,
        _ -> {
          notes.fillIn(feed.file() + ": it must be beside the manifest.");
          return fresh(feed.file().replaceFirst(".*/", "").replaceFirst("\\.\\w+$", ""));
        });
  }

  /** Declares the feeds that steps take rows of. */
  void writeFeeds(ObjectNode spec) {
    feeds.forEach((feed, name) -> {
      ObjectNode written = spec.withObject("/data").putObject(name);
      written.putObject("csv").put("file", feed.file());
      if (!feed.columns().isEmpty()) {
        feed.columns().forEach(written.putArray("columns")::add);
      }
      written.put("pick", feed.pick());
    });
  }

  boolean hasFeeds() {
    return !feeds.isEmpty();
  }

  void skipVerification() {
    skipsVerification = true;
    notes.decided("certificates are not checked (verify=False).");
  }

  boolean skipsVerification() {
    return skipsVerification;
  }
}
