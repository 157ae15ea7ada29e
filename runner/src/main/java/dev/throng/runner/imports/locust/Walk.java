package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one user class while its methods are walked through. */
final class Walk {
  private static final int MOST_CALLS = 12;

  final Context context;
  final PyModule module;
  final Frame top;
  final Learned learned;

  /** What {@code self} has, by name. */
  final Map<String, Value> attributes = new HashMap<>();

  /** Where requests without a server of their own go. */
  String host = "";

  /** The request whose answer is the last one; null where that is not known. */
  Act.@Nullable Request current;

  /** Where acts go that expressions bring with them. */
  List<Act> out = new ArrayList<>();

  /** Under which conditions the answer of {@link #current} is judged. */
  @Nullable Expr path;

  /** The name that {@code rename_request} gives. */
  String requestName = "";

  /** The functions that the walk is in, outermost first. */
  private final List<Py> functions = new ArrayList<>();

  boolean within(Py function) {
    return functions.contains(function) || functions.size() > MOST_CALLS;
  }

  void enter(Py function) {
    functions.add(function);
  }

  void exit() {
    functions.removeLast();
  }

  /** How many branches and loops are around the place where the walk is. */
  int depth;

  /** Whether it is in on_start or what on_start calls. */
  boolean isStart;

  /** Whether the task set is left here. */
  boolean interrupts;

  /** All methods of the class by name, its own before those of its bases. */
  final Map<String, List<Py>> methods = new HashMap<>();

  /** Attributes that got a value in on_start. */
  final Set<String> assigned = new HashSet<>();

  /** Whether an answer's part that is used now will be needed after another request. */
  boolean keeps;

  /** Whether onStart does what ends a user of Locust where an answer is not as expected. */
  boolean endsUser;

  /** What a first walk found, so that a second one knows it from the start. */
  static final class Learned {
    /** Attributes, and the lines where they got what is not understood. */
    final Map<String, Integer> unknown = new HashMap<>();

    final Set<String> changing = new HashSet<>();

    /** Names of the top level that users change: each user has its own here. */
    final Set<String> globals = new HashSet<>();
  }

  Walk(Context context, PyModule module, Frame top, Learned learned) {
    this.context = context;
    this.module = module;
    this.top = top;
    this.learned = learned;
  }

  Expr use(Value value) {
    return switch (value) {
      case Expr expr -> expr;
      case Value.Kept(Act.Keep keep) -> {
        if (!keeps && keep.request() == current) {
          yield keep.value;
        }
        keep.isNeeded = true;
        endsUser |= isStart && depth == 0 && Pointers.of(keep.value).isPresent();
        yield new Expr.Variable(keep.variable, keep.value.kind());
      }
      case Value.Merged(Frame frame, String name, String variable) -> {
        frame.ask(name);
        yield new Expr.Variable(variable, Expr.Kind.ANY);
      }
      case Value.Unknown(int line) ->
          throw new NotUnderstood("a value of line " + line + " that is not understood");
      case Value.Answer _ -> throw new NotUnderstood("an answer as a value");
      case Value.Me _, Value.Client _, Value.Faker _, Value.Table _, Value.Function _ ->
          throw new NotUnderstood("an object as a value");
    };
  }

  /** A part of an answer, which must be the last one. */
  Expr answered(Act.Request request, Expr.Part part, String header) {
    if (request != current) {
      throw new NotUnderstood("an answer that is not the last one");
    }
    return new Expr.Answered(request, part, header);
  }

  /** A name of the top level; null if the file has none. */
  @Nullable Value global(String name) {
    Value value = top.get(name);
    return value != null && learned.globals.contains(name)
        ? new Expr.Variable(context.variable(Context.Owner.FILE, name), Expr.Kind.ANY)
        : value;
  }

  /** Something of {@code self}; null if it has none. */
  @Nullable Value attribute(String name) {
    Integer unknown = learned.unknown.get(name);
    if (unknown != null) {
      return new Value.Unknown(unknown);
    }
    Value value = attributes.get(name);
    if (learned.changing.contains(name) && !(value instanceof Value.Function)) {
      return new Expr.Variable(context.variable(Context.Owner.USER, name), Expr.Kind.ANY);
    }
    return value;
  }
}
