package dev.throng.crds.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a step does. */
public enum Verb {
  GET(Step::get),
  POST(Step::post),
  PUT(Step::put),
  PATCH(Step::patch),
  DELETE(Step::delete),
  HEAD(Step::head),
  OPTIONS(Step::options),
  FEED(Step::feed),
  SET(step -> step.set().isEmpty() ? null : step.set()),
  SET_HEADER(step -> step.setHeader().isEmpty() ? null : step.setHeader()),
  WAIT(Step::pause),
  IF(Step::condition),
  REPEAT(Step::repeat),
  TRANSACTION(Step::transaction);

  private final Function<Step, @Nullable Object> value;

  Verb(Function<Step, @Nullable Object> value) {
    this.value = value;
  }

  /** Whether the step sends a request; the verb's name is then the method, its value the path. */
  public boolean isRequest() {
    return compareTo(OPTIONS) <= 0;
  }

  /** The verbs that a step has; a valid one has exactly one. */
  public static List<Verb> of(Step step) {
    return Arrays.stream(values()).filter(verb -> verb.value.apply(step) != null).toList();
  }

  /** The path or URL of a step that sends a request. */
  public String path(Step step) {
    return (String) Objects.requireNonNull(value.apply(step));
  }

  /** All verbs, as a sentence lists them. */
  public static String listed() {
    return Arrays.stream(values()).map(Verb::toString).collect(Collectors.joining(", "));
  }

  /** The name of the field. */
  @Override
  public String toString() {
    return this == SET_HEADER ? "setHeader" : name().toLowerCase(Locale.ROOT);
  }
}
