package dev.throng.crds.writing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** One value as YAML: plain where it may be, else as a block of lines, or in quotes. */
final class Scalar {
  private static final Resolver RESOLVER = new Resolver();
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}/_.+$(<=>^-][\\p{L}\\p{N} /_.+$(){}<>=;:?&%^~!|*@#-]*");
  private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}\\p{N}_./+-]+");

  private Scalar() {}

  static String key(String name) {
    return isPlain(name) ? name : quoted(name);
  }

  static boolean isOneWord(JsonNode value) {
    return !value.isTextual() || ONE_WORD.matcher(value.textValue()).matches();
  }

  /**
   * @param indent of the lines of a block; in characters, 0 for none
   */
  static String of(JsonNode value, int indent) {
    if (!value.isTextual()) {
      return value.toString();
    }
    String text = value.textValue();
    if (isPlain(text)) {
      return text;
    }
    return indent > 0 && isBlock(text) ? block(text, indent) : quoted(text);
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.endsWith(":")
        && !text.endsWith(" ")
        && !text.startsWith("- ")
        && !text.startsWith("---")
        && !text.startsWith("...")
        && !text.equals("-")
        && RESOLVER.resolve(NodeId.scalar, text, true).equals(Tag.STR);
  }

  /** Lines that stand in a block as they are, the last with or without its end. */
  private static boolean isBlock(String text) {
    return text.indexOf('\n') > 0
        && !text.startsWith(" ")
        && !text.endsWith("\n\n")
        && text.lines().noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"))
        && text.codePoints().allMatch(c -> c == '\n' || isPrintable(c));
  }

  private static String block(String text, int indent) {
    StringBuilder block = new StringBuilder(text.endsWith("\n") ? "|" : "|-");
    text.lines()
        .forEach(line -> {
          block.append('\n');
          if (!line.isEmpty()) {
            block.repeat(' ', indent).append(line);
          }
        });
    return block.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (isPrintable(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              }
            }
          }
        });
    return quoted.append('"').toString();
  }

  /** A line without what could end it or hide in it. */
  static String printable(String line) {
    StringBuilder printable = new StringBuilder();
    line.codePoints().forEach(c -> printable.appendCodePoint(isPrintable(c) ? c : ' '));
    return printable.toString();
  }

  private static boolean isPrintable(int c) {
    return c != 0x85
        && c != 0x2028
        && c != 0x2029
        && c != 0xfeff
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && StreamReader.isPrintable(c);
  }
}
