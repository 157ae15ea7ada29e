package dev.throng.runner.imports.locust;

import dev.throng.crds.steps.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that a user does. */
sealed interface Act {
  /** A request, put together argument by argument. */
  final class Request implements Act {
    final Method method;
    final Expr url;
    final int line;
    final Map<String, Expr> query = new LinkedHashMap<>();
    final Map<String, Expr> headers = new LinkedHashMap<>();
    final List<Judged> judged = new ArrayList<>();

    /** JSON pointers by the variable that keeps what they lead to. */
    final Map<String, String> extracts = new LinkedHashMap<>();

    /** Parameters as they stand in a URL; empty for none. */
    String queryText = "";

    Body body = Body.NONE;
    String name = "";
    @Nullable Long timeoutNanos;
    @Nullable Boolean followRedirects;

    /** Whether each way through the code that judges the answer says what it is. */
    boolean judgedAlways;

    Request(Method method, Expr url, int line) {
      this.method = method;
      this.url = url;
      this.line = line;
    }
  }

  /** What a request sends. */
  sealed interface Body {
    record None() implements Body {}

    record Json(Expr json) implements Body {}

    record Form(Map<String, Expr> fields) implements Body {}

    record Raw(Expr text, String contentType) implements Body {}

    record Multipart(List<Part> parts) implements Body {}

    /** A field, or a file if it has a file name. */
    record Part(String name, Expr value, @Nullable String filename, @Nullable String type) {}

    Body NONE = new None();
  }

  /**
   * What makes an answer a failure, or a success.
   *
   * @param when true in the answer for which it is so; null for always
   * @param message null for a success
   */
  record Judged(@Nullable Expr when, @Nullable Expr message) {}

  /** Gives a variable a value. */
  record Assign(String variable, Expr value) implements Act {}

  /** An {@link Assign} that is only done if somebody asks for the variable. */
  final class Keep implements Act {
    final String variable;
    final Expr value;
    boolean isNeeded;

    Keep(String variable, Expr value) {
      this.variable = variable;
      this.value = value;
    }

    /** The request whose answer it is a part of. */
    @Nullable Request request() {
      return value
          .all()
          .filter(Expr.Answered.class::isInstance)
          .map(each -> ((Expr.Answered) each).request())
          .findFirst()
          .orElse(null);
    }
  }

  /** Headers of all further requests. */
  record SetHeader(Map<String, Expr> headers) implements Act {}

  record Pause(long nanos) implements Act {}

  record Branch(Expr condition, List<Act> then, List<Act> otherwise) implements Act {}

  record Loop(int times, List<Act> acts) implements Act {}

  /** The user takes a row of a feed, which is a variable of that name. */
  record Feed(String feed) implements Act {}

  /**
   * The user ends.
   *
   * @param variable true from then on
   * @param test whether the whole test ends
   */
  record Stop(String variable, boolean test) implements Act {}

  /** Why something is not here. */
  record Remark(int line, String sentence) implements Act {}

  /** Nothing of what this belongs to is done after it; {@link Leaving} takes them out. */
  record Leave(From from) implements Act {}

  /** It and all that is done within it. */
  default Stream<Act> all() {
    return switch (this) {
      case Branch(Expr _, List<Act> then, List<Act> otherwise) ->
          Stream.of(Stream.of(this), then.stream(), otherwise.stream())
              .flatMap(acts -> acts)
              .flatMap(act -> act == this ? Stream.of(act) : act.all());
      case Loop(int _, List<Act> acts) ->
          Stream.concat(Stream.of(this), acts.stream().flatMap(Act::all));
      default -> Stream.of(this);
    };
  }

  /** What is left. */
  enum From {
    ROUND,
    LOOP,
    FUNCTION,
    TASK
  }
}
