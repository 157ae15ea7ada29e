package dev.throng.runner.imports.locust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that is computed while the test runs. */
sealed interface Expr extends Value {
  /** Of what type it is, as far as that is known. */
  enum Kind {
    TEXT,
    INT,
    REAL,
    BOOL,
    LIST,
    MAP,
    ANY
  }

  /** A text, a Long, a Double, a Boolean or null. */
  record Literal(@Nullable Object value) implements Expr {
    static final Literal NULL = new Literal(null);
  }

  /** Values as text, one behind the other. */
  record Text(List<Expr> parts) implements Expr {}

  record ListOf(List<Expr> items) implements Expr {}

  record MapOf(Map<String, Expr> entries) implements Expr {
    public MapOf {
      entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  record Variable(String name, Kind kind) implements Expr {}

  /** A constant of the test that the environment may set. */
  record Setting(String name, @Nullable String otherwise) implements Expr {}

  record Secret(String name) implements Expr {}

  /** A whole number, both bounds included. */
  record RandomInt(Expr from, Expr to) implements Expr {}

  record RandomReal(Expr from, Expr to) implements Expr {}

  record Choice(Expr list) implements Expr {}

  /** Letters and digits. */
  record RandomText(Expr length) implements Expr {}

  record Uuid() implements Expr {}

  record Now(Unit unit) implements Expr {}

  /** How a time is written. */
  enum Unit {
    ISO,
    SECONDS
  }

  /** Of the last answer. */
  record Answered(Act.Request request, Part part, String header) implements Expr {}

  /** What an answer has. */
  enum Part {
    STATUS,
    BODY,
    SECONDS,
    JSON,
    HEADER
  }

  /**
   * An item of a list or a map.
   *
   * @param otherwise where it is not there; null for an error
   */
  record Item(Expr of, Expr key, @Nullable Expr otherwise) implements Expr {}

  /** {@code + - * / % == != < <= > >= and or in}. */
  record Operation(String operator, Expr left, Expr right) implements Expr {}

  record Not(Expr of) implements Expr {}

  /** Whether a variable has a value. */
  record IsSet(String variable) implements Expr {}

  /** Whether Python takes it for true. */
  record Truth(Expr of) implements Expr {}

  /** One of two values. */
  record Either(Expr condition, Expr then, Expr otherwise) implements Expr {}

  record Cast(Kind to, Expr of) implements Expr {}

  record Size(Expr of) implements Expr {}

  /** JSON written as text. */
  record JsonText(Expr of) implements Expr {}

  /** A method of texts that both languages have. */
  record Method(String name, Expr of, List<Expr> arguments) implements Expr {}

  static Literal of(@Nullable Object value) {
    return new Literal(value);
  }

  /** What it is made of. */
  default List<Expr> parts() {
    return switch (this) {
      case Text(List<Expr> parts) -> parts;
      case ListOf(List<Expr> items) -> items;
      case MapOf(Map<String, Expr> entries) -> List.copyOf(entries.values());
      case RandomInt(Expr from, Expr to) -> List.of(from, to);
      case RandomReal(Expr from, Expr to) -> List.of(from, to);
      case Choice(Expr list) -> List.of(list);
      case RandomText(Expr length) -> List.of(length);
      case Item(Expr of, Expr key, Expr otherwise) ->
          otherwise == null ? List.of(of, key) : List.of(of, key, otherwise);
      case Operation(String _, Expr left, Expr right) -> List.of(left, right);
      case Either(Expr condition, Expr then, Expr otherwise) -> List.of(condition, then, otherwise);
      case Not(Expr of) -> List.of(of);
      case Truth(Expr of) -> List.of(of);
      case Cast(Kind _, Expr of) -> List.of(of);
      case Size(Expr of) -> List.of(of);
      case JsonText(Expr of) -> List.of(of);
      case Method(String _, Expr of, List<Expr> arguments) -> {
        List<Expr> all = new ArrayList<>(arguments);
        all.addFirst(of);
        yield all;
      }
      case IsSet _, Literal _, Variable _, Setting _, Secret _, Uuid _, Now _, Answered _ ->
          List.of();
    };
  }

  /** It and all that it is made of. */
  default Stream<Expr> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Expr::all));
  }

  /** Whether it is another value each time. */
  default boolean isDrawn() {
    return all()
        .anyMatch(e ->
            e instanceof RandomInt
                || e instanceof RandomReal
                || e instanceof Choice
                || e instanceof RandomText
                || e instanceof Uuid
                || e instanceof Now);
  }

  default boolean isConstant() {
    return all().allMatch(e -> e instanceof Literal || e instanceof ListOf || e instanceof MapOf);
  }

  default boolean readsAnswer() {
    return all().anyMatch(Answered.class::isInstance);
  }

  default Kind kind() {
    return switch (this) {
      case Literal(Object value) ->
          switch (value) {
            case String _ -> Kind.TEXT;
            case Long _ -> Kind.INT;
            case Double _ -> Kind.REAL;
            case Boolean _ -> Kind.BOOL;
            case null, default -> Kind.ANY;
          };
      case Text _, Setting _, Secret _, RandomText _, Uuid _, JsonText _ -> Kind.TEXT;
      case ListOf _ -> Kind.LIST;
      case MapOf _ -> Kind.MAP;
      case Variable(String _, Kind kind) -> kind;
      case RandomInt _, Size _ -> Kind.INT;
      case RandomReal _ -> Kind.REAL;
      case Now(Unit unit) -> unit == Unit.ISO ? Kind.TEXT : Kind.REAL;
      case Answered(Act.Request _, Part part, String _) ->
          switch (part) {
            case STATUS -> Kind.INT;
            case BODY, HEADER -> Kind.TEXT;
            case SECONDS -> Kind.REAL;
            case JSON -> Kind.ANY;
          };
      case Choice(ListOf(List<Expr> items)) ->
          items.stream().map(Expr::kind).distinct().count() == 1
              ? items.getFirst().kind()
              : Kind.ANY;
      case Choice _, Item _ -> Kind.ANY;
      case Not _, Truth _, IsSet _ -> Kind.BOOL;
      case Cast(Kind to, Expr _) -> to;
      case Either(Expr _, Expr then, Expr otherwise) ->
          then.kind() == otherwise.kind() ? then.kind() : Kind.ANY;
      case Method(String name, Expr _, List<Expr> _) ->
          switch (name) {
            case "startsWith", "endsWith" -> Kind.BOOL;
            case "split" -> Kind.LIST;
            default -> Kind.TEXT;
          };
      case Operation(String operator, Expr left, Expr right) ->
          switch (operator) {
            case "+", "-", "*", "%" ->
                right.kind() == Kind.LIST
                    ? Kind.LIST
                    : left.kind() == Kind.INT && right.kind() == Kind.INT
                        ? Kind.INT
                        : left.kind() == Kind.TEXT ? Kind.TEXT : Kind.REAL;
            case "/" -> Kind.REAL;
            default -> Kind.BOOL;
          };
    };
  }
}
