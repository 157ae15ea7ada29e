package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A node of Python's syntax tree.
 *
 * @param json with the class of the node as {@code node}, its {@code line} and its fields
 * @see <a href="https://docs.python.org/3/library/ast.html#abstract-grammar">Python's grammar</a>
 */
record Py(JsonNode json) {
  boolean is(String kind) {
    return json.path("node").asText().equals(kind);
  }

  String kind() {
    return json.path("node").asText();
  }

  /** From 1 on; 0 if it has none. */
  int line() {
    return json.path("line").asInt();
  }

  /** A field that is a node; one without a kind if it is not there. */
  Py get(String field) {
    return new Py(json.path(field));
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  List<Py> list(String field) {
    List<Py> list = new ArrayList<>();
    json.path(field).forEach(item -> list.add(new Py(item)));
    return list;
  }

  /** A field that is a name; empty if it is not there. */
  String text(String field) {
    return json.path(field).asText("");
  }

  boolean isName(String name) {
    return is("Name") && text("id").equals(name);
  }

  /** A statement as comments show it: one line, without texts. */
  String shown() {
    return text("text");
  }

  /** This node and all below it. */
  void each(Consumer<Py> visitor) {
    if (!kind().isEmpty()) {
      visitor.accept(this);
    }
    json.forEach(child -> {
      if (child.isContainerNode()) {
        new Py(child).each(visitor);
      }
    });
  }

  /** Names joined by dots, such as {@code self.client.get}; empty if it is anything else. */
  String dotted() {
    if (is("Name")) {
      return text("id");
    }
    if (is("Attribute")) {
      String of = get("value").dotted();
      return of.isEmpty() ? "" : of + "." + text("attr");
    }
    return "";
  }
}
