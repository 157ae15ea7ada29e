package dev.throng.runner.imports.locust;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of what the file itself defines, of the client, and of answers. */
final class FileCalls implements Evaluator.Calls {
  private final Walk walk;
  private final ClientCalls client;

  FileCalls(Walk walk) {
    this.walk = walk;
    client = new ClientCalls(walk);
  }

  @Override
  public @Nullable Value call(Py call, Evaluator evaluator) {
    Py function = call.get("func");
    if (function.is("Name")) {
      Value named = evaluator.named(function.text("id"));
      Py defined = walk.module.functions.get(function.text("id"));
      if (named instanceof Value.Function(Py definition, boolean bound)) {
        return inline(definition, bound, call, evaluator);
      }
      return named == null && defined != null ? inline(defined, false, call, evaluator) : null;
    }
    if (!function.is("Attribute")) {
      return null;
    }
    Py owner = function.get("value");
    String name = function.text("attr");
    if (owner.is("Call") && owner.get("func").isName("super")) {
      return ofBase(name, call, evaluator);
    }
    if (walk.module.classes.containsKey(owner.text("id"))) {
      return ofClass(walk.module.classes.get(owner.text("id")), name, call, evaluator);
    }
    if (isOfLibrary(owner, evaluator)) {
      return null;
    }
    if (name.equals("append") && call.list("args").size() == 1) {
      return appended(owner, evaluator.expr(call.list("args").getFirst()), evaluator);
    }
    Value of = evaluator.value(owner);
    return switch (of) {
      case Value.Client _ -> client.call(name, call, evaluator);
      case Value.Answer(Act.Request request) -> {
        Expr value = Answers.method(walk, request, name);
        if (value == null) {
          throw new NotUnderstood("a call of the answer's " + name);
        }
        yield value;
      }
      case Value.Me _ -> ofMe(name, call, evaluator);
      case Value.Table table when name.equals("pop") ->
          new KnownCalls(evaluator).row(table, "unique");
      case Expr.ListOf rows when name.equals("pop") && isOfFile(owner, evaluator) ->
          new KnownCalls(evaluator).anyOf(rows, call);
      case Value.Faker _ -> FakeData.of(name, call, evaluator);
      default ->
          KnownMethods.call(
              walk.use(of), name, Arguments.of(call), evaluator, new TextFormats(evaluator));
    };
  }

  private boolean isOfLibrary(Py owner, Evaluator evaluator) {
    Py first = owner;
    while (first.is("Attribute")) {
      first = first.get("value");
    }
    return first.is("Name")
        && evaluator.named(first.text("id")) == null
        && !walk.module.functions.containsKey(first.text("id"));
  }

  private boolean isOfFile(Py owner, Evaluator evaluator) {
    return owner.is("Name")
        && evaluator.frame().local(owner.text("id")) == null
        && walk.top.get(owner.text("id")) instanceof Expr.ListOf;
  }

  private Value ofMe(String name, Py call, Evaluator evaluator) {
    if (name.equals("rest") || name.equals("rest_")) {
      return client.rest(call, evaluator);
    }
    if (walk.attributes.get(name) instanceof Value.Function(Py definition, boolean bound)) {
      return inline(definition, bound, call, evaluator);
    }
    throw new NotUnderstood("a call of self." + name);
  }

  /** {@code super().on_start()}: the next one of the bases; nothing where they have none. */
  private Value ofBase(String name, Py call, Evaluator evaluator) {
    List<Py> all = walk.methods.getOrDefault(name, List.of());
    for (int i = 0; i < all.size(); i++) {
      Py method = all.get(i);
      if (walk.within(method) && i + 1 < all.size()) {
        return inline(all.get(i + 1), true, call, evaluator);
      }
    }
    return Expr.Literal.NULL;
  }

  private Value ofClass(Py definition, String name, Py call, Evaluator evaluator) {
    for (Py member : definition.list("body")) {
      if (member.is("FunctionDef") && member.text("name").equals(name)) {
        boolean isStatic =
            member.list("decorator_list").stream().anyMatch(d -> d.isName("staticmethod"));
        return inline(member, !isStatic, call, evaluator);
      }
    }
    throw new NotUnderstood("a call of " + definition.text("name") + "." + name);
  }

  /** A list that grows is a variable of the user. */
  private Value appended(Py owner, Expr value, Evaluator evaluator) {
    if (owner.is("Attribute") && evaluator.value(owner.get("value")) instanceof Value.Me) {
      String attribute = owner.text("attr");
      walk.learned.changing.add(attribute);
      grow(walk.context.variable(Context.Owner.USER, attribute), value);
    } else if (owner.is("Name")
        && evaluator.frame().local(owner.text("id")) == null
        && walk.top.get(owner.text("id")) instanceof Expr.ListOf) {
      walk.learned.globals.add(owner.text("id"));
      grow(walk.context.variable(Context.Owner.FILE, owner.text("id")), value);
    } else if (owner.is("Name")
        && evaluator.frame().local(owner.text("id")) instanceof Expr.ListOf(List<Expr> items)
        && walk.depth == 0) {
      List<Expr> more = new java.util.ArrayList<>(items);
      more.add(value);
      evaluator.frame().put(owner.text("id"), new Expr.ListOf(more));
    } else {
      throw new NotUnderstood("a list that grows");
    }
    return Expr.Literal.NULL;
  }

  private void grow(String variable, Expr value) {
    Expr more =
        new Expr.Operation(
            "+", new Expr.Variable(variable, Expr.Kind.LIST), new Expr.ListOf(List.of(value)));
    Cel.of(more);
    walk.out.add(new Act.Assign(variable, more));
  }

  private Value inline(Py definition, boolean bound, Py call, Evaluator evaluator) {
    if (walk.within(definition)) {
      throw new NotUnderstood("a function that calls itself");
    }
    Frame frame = Frame.of(definition.list("body"));
    bind(definition, bound, Arguments.of(call), evaluator, frame);
    return new Statements(walk, frame).function(definition);
  }

  private void bind(
      Py definition, boolean bound, Arguments given, Evaluator evaluator, Frame frame) {
    Py parameters = definition.get("args");
    if (parameters.has("vararg") || parameters.has("kwarg") || !given.spread().isEmpty()) {
      throw new NotUnderstood("arguments that are spread");
    }
    List<Py> names = new java.util.ArrayList<>(parameters.list("posonlyargs"));
    names.addAll(parameters.list("args"));
    if (bound && !names.isEmpty()) {
      frame.put(names.removeFirst().text("arg"), new Value.Me());
    }
    List<Py> defaults = parameters.list("defaults");
    Map<String, Py> named = given.names();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).text("arg");
      Py value = given.get(i, name);
      int ofDefaults = i - (names.size() - defaults.size());
      if (value == null && ofDefaults < 0) {
        throw new NotUnderstood("a call without " + name);
      }
      parameter(name, value == null ? defaults.get(ofDefaults) : value, evaluator, frame);
    }
    List<Py> more = parameters.list("kwonlyargs");
    var otherwise = parameters.json().path("kw_defaults");
    for (int i = 0; i < more.size(); i++) {
      String name = more.get(i).text("arg");
      Py value = named.get(name);
      if (value == null && otherwise.path(i).isNull()) {
        throw new NotUnderstood("a call without " + name);
      }
      parameter(name, value == null ? new Py(otherwise.path(i)) : value, evaluator, frame);
    }
  }

  private void parameter(String name, Py given, Evaluator evaluator, Frame frame) {
    Value value;
    try {
      value = walk.context.guarded(name, evaluator.value(given));
    } catch (NotUnderstood e) {
      value = new Value.Unknown(given.line());
    }
    if (value instanceof Expr expr && expr.isDrawn() && frame.isUsedOften(name)) {
      String variable = walk.context.variable(Context.Owner.FUNCTION, name);
      walk.out.add(new Act.Assign(variable, expr));
      value = new Expr.Variable(variable, expr.kind());
    }
    frame.put(name, value);
  }
}
