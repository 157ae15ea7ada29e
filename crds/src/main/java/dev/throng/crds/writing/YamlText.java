package dev.throng.crds.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.problems.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A tree as YAML in block style; short lists of plain values stand in one line. */
final class YamlText {
  private static final int MAX_LIST_CHARACTERS = 60;

  private final Comments comments;
  private final StringBuilder text = new StringBuilder();

  YamlText(Comments comments) {
    this.comments = comments;
  }

  String write(ObjectNode document) {
    comments.head().forEach(sentence -> comment(sentence, 0));
    fields(document, Path.ROOT, 0, false);
    return text.toString();
  }

  /**
   * @param begun whether the first field goes on in a line that is begun, behind a dash
   */
  private void fields(ObjectNode object, Path path, int indent, boolean begun) {
    boolean inLine = begun;
    for (var field : object.properties()) {
      Path at = path.field(field.getKey());
      if (!inLine) {
        comments.above(at).forEach(sentence -> comment(sentence, indent));
        text.repeat(' ', indent);
      }
      inLine = false;
      text.append(Scalar.key(field.getKey())).append(':');
      value(field.getValue(), at, indent);
    }
  }

  private void value(JsonNode value, Path path, int indent) {
    switch (value) {
      case ObjectNode object when !object.isEmpty() -> {
        text.append('\n');
        fields(object, path, indent + 2, false);
      }
      case ArrayNode array when !array.isEmpty() && !isShort(array) -> {
        text.append('\n');
        items(array, path, indent + 2);
      }
      default -> text.append(' ').append(inLine(value, indent)).append('\n');
    }
  }

  private void items(ArrayNode array, Path path, int indent) {
    for (int i = 0; i < array.size(); i++) {
      Path at = path.index(i);
      comments.above(at).forEach(sentence -> comment(sentence, indent));
      text.repeat(' ', indent).append('-');
      switch (array.get(i)) {
        case ObjectNode object when !object.isEmpty() -> {
          text.append(' ');
          fields(object, at, indent + 2, true);
        }
        case JsonNode item -> value(item, at, indent);
      }
    }
  }

  private static boolean isShort(ArrayNode array) {
    return StreamSupport.stream(array.spliterator(), false)
            .allMatch(item -> item.isValueNode() && Scalar.isOneWord(item))
        && array.toString().length() <= MAX_LIST_CHARACTERS;
  }

  private static String inLine(JsonNode value, int indent) {
    return switch (value) {
      case ObjectNode _ -> "{}";
      case ArrayNode array ->
          StreamSupport.stream(array.spliterator(), false)
              .map(item -> Scalar.of(item, 0))
              .collect(Collectors.joining(", ", "[", "]"));
      default -> Scalar.of(value, indent + 2);
    };
  }

  private void comment(String sentence, int indent) {
    sentence
        .lines()
        .forEach(line ->
            text.repeat(' ', indent).append("# ").append(Scalar.printable(line)).append('\n'));
  }
}
