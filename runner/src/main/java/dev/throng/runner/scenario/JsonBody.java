package dev.throng.runner.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON body with {@code ${…}} in its strings. A string that is one expression and nothing else
 * takes the type of its value, so {@code "${count}"} is a number when the variable is one; all
 * other strings stay strings, whatever is put into them.
 */
final class JsonBody {
  private final Expressions expressions;
  private final List<Expression> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private JsonBody(Expressions expressions) {
    this.expressions = expressions;
  }

  static BodyPlan of(JsonNode body, Expressions expressions) {
    JsonBody compiled = new JsonBody(expressions);
    compiled.add(body);
    if (compiled.pieces.isEmpty()) {
      return new BodyPlan.Fixed(Buffer.buffer(compiled.literal.toString()));
    }
    compiled.endLiteral();
    return new BodyPlan.Rendered(new Text.Joined(List.copyOf(compiled.pieces)));
  }

  private void add(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        literal.append('{');
        for (Iterator<Map.Entry<String, JsonNode>> i = node.properties().iterator();
            i.hasNext(); ) {
          Map.Entry<String, JsonNode> entry = i.next();
          literal.append(Values.quoted(entry.getKey())).append(':');
          add(entry.getValue());
          literal.append(i.hasNext() ? "," : "");
        }
        literal.append('}');
      }
      case ARRAY -> {
        literal.append('[');
        for (Iterator<JsonNode> i = node.elements(); i.hasNext(); ) {
          add(i.next());
          literal.append(i.hasNext() ? "," : "");
        }
        literal.append(']');
      }
      case STRING -> addString(node.textValue());
      default -> literal.append(node);
    }
  }

  private void addString(String source) {
    Optional<Expression> only = expressions.only(source);
    if (only.isPresent()) {
      endLiteral();
      Expression value = only.get();
      pieces.add(scope -> Values.toJson(value.evaluate(scope)));
      return;
    }
    switch (expressions.text(source)) {
      case Text.Constant constant -> literal.append(Values.quoted(constant.value()));
      case Text.Joined joined -> {
        endLiteral();
        pieces.add(scope -> Values.quoted(joined.render(scope)));
      }
    }
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      String text = literal.toString();
      literal.setLength(0);
      pieces.add(_ -> text);
    }
  }
}
