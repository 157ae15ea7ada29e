package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.expressions.Template;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Values as a manifest writes them: text with expressions in it, and JSON with such texts. */
final class Templates {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Templates() {}

  static String text(Expr expr) {
    return text(expr, UnaryOperator.identity());
  }

  /**
   * @param written what becomes of the parts that are known
   */
  static String text(Expr expr, UnaryOperator<String> written) {
    return switch (expr) {
      case Expr.Literal(Object value) -> Template.literal(written.apply(Folding.written(value)));
      case Expr.Text(List<Expr> parts) -> {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(text(part, written)));
        yield text.toString();
      }
      case Expr.JsonText(Expr of) when of.isConstant() ->
          Template.literal(written.apply(json(of).toString()));
      case Expr.JsonText(Expr of) -> "${" + Cel.of(of) + "}";
      default -> "${" + Cel.of(expr) + "}";
    };
  }

  static JsonNode json(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Object value) ->
          switch (value) {
            case null -> JSON.nullNode();
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            default -> JSON.textNode(Template.literal(value.toString()));
          };
      case Expr.ListOf(List<Expr> items) -> {
        ArrayNode array = JSON.arrayNode();
        items.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Expr.MapOf(Map<String, Expr> entries) -> {
        ObjectNode object = JSON.objectNode();
        entries.forEach((name, value) -> object.set(name, json(value)));
        yield object;
      }
      case Expr.Text(List<Expr> parts) when parts.size() == 1 ->
          JSON.textNode(
              "${"
                  + Cel.of(
                      parts.getFirst().kind() == Expr.Kind.TEXT
                          ? parts.getFirst()
                          : new Expr.Cast(Expr.Kind.TEXT, parts.getFirst()))
                  + "}");
      default -> JSON.textNode(text(expr));
    };
  }
}
