package dev.throng.crds.reading;

import dev.throng.crds.problems.Position;
import dev.throng.crds.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Turns text into YAML nodes that keep their positions, within limits of size and depth. */
final class YamlSource {
  static final int MAX_CHARACTERS = 3 * 1024 * 1024;
  static final int MAX_DEPTH = 60;

  /** What would break a line, or not be seen. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  private YamlSource() {}

  /**
   * @return one node for each document that isn't empty
   * @throws Unreadable if the text is no YAML, or exceeds a limit
   */
  static List<Node> documents(String text) throws Unreadable {
    if (text.length() > MAX_CHARACTERS) {
      throw new Unreadable(
          String.format(
              Locale.ROOT,
              "the file has %.1f MiB; a manifest has at most 3 MiB: put large data into a file of"
                  + " its own (spec.data)",
              text.length() / 1024.0 / 1024.0),
          Position.UNKNOWN);
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(1000);
    try {
      Composer composer =
          new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
      List<Node> documents = new ArrayList<>();
      while (composer.checkNode()) {
        Node document = composer.getNode();
        ExpandedSize.check(document);
        documents.add(document);
      }
      return documents;
    } catch (MarkedYAMLException e) {
      throw new Unreadable(
          "the file is not valid YAML: " + sentence(e), position(e.getProblemMark()));
    } catch (YAMLException e) {
      String message = String.valueOf(e.getMessage());
      throw new Unreadable(
          message.startsWith("Nesting Depth")
              ? "the file nests deeper than " + MAX_DEPTH + " levels"
              : "the file is not valid YAML: " + message,
          Position.UNKNOWN);
    }
  }

  static Position position(@Nullable Mark mark) {
    return mark == null ? Position.UNKNOWN : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String sentence(MarkedYAMLException e) {
    String context = e.getContext();
    String problem = e.getProblem();
    String all = context == null ? problem : context + ", " + problem;
    return CONTROL.matcher(all).replaceAll(found -> Matcher.quoteReplacement(escaped(found)));
  }

  /** SnakeYAML shows a character as it is. */
  private static String escaped(MatchResult control) {
    char character = control.group().charAt(0);
    return character == '\n' ? "\\n" : "\\u%04x".formatted((int) character);
  }

  /** The text as a whole can't be used. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Unreadable(String message, Position position) {
      super(message);
      problem = new Problem("", null, message, position);
    }

    Problem problem() {
      return problem;
    }
  }
}
