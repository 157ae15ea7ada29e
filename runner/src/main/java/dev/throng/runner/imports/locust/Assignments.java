package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.imports.SensitiveNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives names and attributes their values. */
final class Assignments {
  private final Statements statements;
  private final Walk walk;
  private final Evaluator evaluator;

  Assignments(Statements statements) {
    this.statements = statements;
    walk = statements.walk;
    evaluator = statements.evaluator;
  }

  void of(Py statement) {
    if (statement.is("AnnAssign") && !statement.has("value")) {
      return;
    }
    if (statement.is("AugAssign")) {
      ObjectNode sum = JsonNodeFactory.instance.objectNode();
      sum.put("node", "BinOp").put("line", statement.line());
      sum.set("left", statement.json().get("target"));
      sum.set("op", statement.json().get("op"));
      sum.set("right", statement.json().get("value"));
      to(statement.get("target"), evaluator.value(new Py(sum)));
      return;
    }
    List<Py> targets =
        statement.is("AnnAssign") ? List.of(statement.get("target")) : statement.list("targets");
    if (targets.getFirst().is("Tuple")) {
      several(targets.getFirst(), statement);
      return;
    }
    String dotted = targets.getFirst().dotted();
    if (dotted.endsWith(".client.headers")) {
      headers(new ClientCalls(walk).headers(statement.get("value"), evaluator));
      return;
    }
    Value value = evaluator.value(statement.get("value"));
    targets.forEach(target -> to(target, value));
  }

  private void several(Py targets, Py statement) {
    List<Py> names = targets.list("elts");
    Py value = statement.get("value");
    Expr all = evaluator.expr(value);
    if (all instanceof Expr.Choice(Expr.ListOf(List<Expr> rows))) {
      row(names, rows);
      return;
    }
    List<Expr> values = Evaluator.items(all);
    if (names.size() != values.size()) {
      throw new NotUnderstood("an assignment to several names");
    }
    for (int i = 0; i < names.size(); i++) {
      to(names.get(i), values.get(i));
    }
  }

  /** One of several known rows is drawn; columns that are the same in all rows are known. */
  private void row(List<Py> names, List<Expr> rows) {
    List<List<Expr>> columns = new ArrayList<>();
    List<Expr> drawn = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Expr> column = new ArrayList<>();
      for (Expr row : rows) {
        List<Expr> items = Evaluator.items(row);
        if (items.size() != names.size()) {
          throw new NotUnderstood("an assignment to several names");
        }
        column.add(items.get(i));
      }
      boolean same = column.stream().distinct().count() == 1;
      if (!same && SensitiveNames.contains(names.get(i).dotted())) {
        throw new NotUnderstood("several secrets in a list");
      }
      columns.add(same ? column.subList(0, 1) : column);
    }
    for (int row = 0; row < rows.size(); row++) {
      int at = row;
      drawn.add(
          new Expr.ListOf(columns.stream().filter(c -> c.size() > 1).map(c -> c.get(at)).toList()));
    }
    String variable = walk.context.fresh("row");
    if (columns.stream().anyMatch(c -> c.size() > 1)) {
      walk.out.add(new Act.Assign(variable, new Expr.Choice(new Expr.ListOf(drawn))));
    }
    long place = 0;
    for (int i = 0; i < names.size(); i++) {
      boolean same = columns.get(i).size() == 1;
      Expr chosen = new Expr.Variable(variable, Expr.Kind.LIST);
      to(
          names.get(i),
          same ? columns.get(i).getFirst() : Folding.item(chosen, Expr.of(place++), null));
    }
  }

  private void to(Py target, Value value) {
    switch (target.kind()) {
      case "Name" -> name(target.text("id"), value);
      case "Attribute" -> attribute(target, value);
      case "Subscript" -> item(target, value);
      default -> throw new NotUnderstood("an assignment");
    }
  }

  /** A name of the function gets a value, which is drawn only once. */
  void name(String name, Value given) {
    Value value = walk.context.guarded(name, given);
    if (statements.frame.isGlobal(name)) {
      Expr expr = walk.use(value);
      Cel.of(expr);
      walk.learned.globals.add(name);
      walk.out.add(new Act.Assign(walk.context.variable(Context.Owner.FILE, name), expr));
      return;
    }
    if (!(value instanceof Expr expr)) {
      statements.frame.put(name, value);
      return;
    }
    String variable = walk.context.variable(Context.Owner.FUNCTION, name);
    Act.Keep keep = new Act.Keep(variable, expr);
    walk.out.add(keep);
    statements.frame.keep(name, keep);
    if (expr.readsAnswer()) {
      statements.frame.put(name, new Value.Kept(keep));
    } else if (expr.all()
        .anyMatch(e -> e instanceof Expr.Variable(String of, Expr.Kind _) && of.equals(variable))) {
      keep.isNeeded = true;
      statements.frame.put(name, new Expr.Variable(variable, expr.kind()));
    } else if (expr.isDrawn() && statements.frame.isUsedOften(name)) {
      drawn(name, variable, expr, keep);
    } else {
      statements.frame.put(name, expr);
    }
  }

  /** What is drawn once stays what it is; the parts of a structure by themselves. */
  private void drawn(String name, String variable, Expr expr, Act.Keep keep) {
    if (expr instanceof Expr.MapOf(Map<String, Expr> entries)) {
      statements.frame.put(name, settled(entries));
    } else {
      keep.isNeeded = true;
      statements.frame.put(name, new Expr.Variable(variable, expr.kind()));
    }
  }

  private Expr settled(Map<String, Expr> entries) {
    Map<String, Expr> settled = new LinkedHashMap<>();
    entries.forEach((key, value) -> {
      if (value instanceof Expr.MapOf(Map<String, Expr> inner)) {
        settled.put(key, settled(inner));
      } else if (value.isDrawn() || value.readsAnswer()) {
        String variable = walk.context.fresh(key);
        walk.out.add(new Act.Assign(variable, value));
        settled.put(key, new Expr.Variable(variable, value.kind()));
      } else {
        settled.put(key, value);
      }
    });
    return new Expr.MapOf(settled);
  }

  private void attribute(Py target, Value given) {
    String dotted = target.dotted();
    String name = target.text("attr");
    if (dotted.contains(".client.")) {
      ofClient(name, given);
      return;
    }
    if (dotted.endsWith(".environment.process_exit_code")) {
      return; // the exit code is the verdict's
    }
    if (!(evaluator.value(target.get("value")) instanceof Value.Me)) {
      throw new NotUnderstood("an assignment to an attribute");
    }
    Value value = walk.context.guarded(name, given);
    if (!(value instanceof Expr)
        && !(value instanceof Value.Kept)
        && !(value instanceof Value.Merged)) {
      walk.attributes.put(name, value);
      return;
    }
    Expr expr = walk.use(value);
    boolean structure = expr instanceof Expr.MapOf || expr instanceof Expr.ListOf;
    if (expr.equals(Expr.Literal.NULL) || structure && expr.parts().isEmpty()) {
      if (walk.attributes.get(name) instanceof Expr.MapOf) {
        return; // a structure that is taken away again: what needs it has no value then
      }
    }
    if (walk.isStart
        && !walk.learned.changing.contains(name)
        && (walk.depth == 0 || structure)
        && walk.assigned.add(name)) {
      walk.attributes.put(name, once(name, expr));
      return;
    }
    walk.learned.changing.add(name);
    walk.out.add(new Act.Assign(walk.context.variable(Context.Owner.USER, name), expr));
  }

  /** An attribute that has one value for good. */
  private Expr once(String name, Expr expr) {
    if (expr instanceof Expr.MapOf(Map<String, Expr> entries)) {
      return settled(entries);
    }
    if (expr.isConstant() || expr instanceof Expr.Secret || expr instanceof Expr.Setting) {
      return expr;
    }
    String variable = walk.context.variable(Context.Owner.USER, name);
    Optional<String> pointer = Pointers.of(expr);
    if (pointer.isPresent()
        && walk.current != null
        && walk.depth == 0
        && walk.out.contains(walk.current)) {
      walk.current.extracts.put(variable, pointer.get());
      walk.endsUser = true;
    } else {
      walk.out.add(new Act.Assign(variable, expr));
    }
    return new Expr.Variable(variable, expr.kind());
  }

  private void ofClient(String name, Value given) {
    switch (name) {
      case "verify" -> {
        if (walk.use(given).equals(Expr.of(false))) {
          walk.context.skipVerification();
        }
      }
      case "auth" -> {
        if (!(walk.use(given) instanceof Expr.ListOf(List<Expr> pair)) || pair.size() != 2) {
          throw new NotUnderstood("an authorization");
        }
        headers(Map.of("Authorization", Credentials.basic(walk.context, pair)));
      }
      default -> throw new NotUnderstood("the client's " + name);
    }
  }

  private void headers(Map<String, Expr> headers) {
    walk.out.add(new Act.SetHeader(headers));
  }

  private void item(Py target, Value given) {
    Py owner = target.get("value");
    if (!(evaluator.expr(target.get("slice")) instanceof Expr.Literal(String key))) {
      throw new NotUnderstood("a key that is only known while the test runs");
    }
    if (owner.dotted().endsWith(".client.headers")) {
      headers(Map.of(key, Credentials.header(walk.context, key, given, walk)));
      return;
    }
    if (!(evaluator.value(owner) instanceof Expr.MapOf(Map<String, Expr> entries))) {
      throw new NotUnderstood("an entry of a dict that is only known while the test runs");
    }
    Map<String, Expr> more = new LinkedHashMap<>(entries);
    more.put(key, walk.use(walk.context.guarded(key, given)));
    if (owner.is("Name") && (walk.depth == 0 || statements.frame.isFresh(owner.text("id")))) {
      name(owner.text("id"), new Expr.MapOf(more));
    } else if (owner.is("Attribute") && walk.isStart && walk.depth == 0) {
      walk.attributes.put(owner.text("attr"), settled(more));
    } else {
      throw new NotUnderstood("an entry that is set under a condition");
    }
  }
}
