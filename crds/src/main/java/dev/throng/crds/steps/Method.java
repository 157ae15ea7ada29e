package dev.throng.crds.steps;

import dev.throng.crds.spec.WrittenStep;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A method of HTTP that a step may ask for. */
public enum Method {
  GET(WrittenStep::get),
  POST(WrittenStep::post),
  PUT(WrittenStep::put),
  PATCH(WrittenStep::patch),
  DELETE(WrittenStep::delete),
  HEAD(WrittenStep::head),
  OPTIONS(WrittenStep::options);

  private final Function<WrittenStep, @Nullable String> target;

  Method(Function<WrittenStep, @Nullable String> target) {
    this.target = target;
  }

  /** The method of this name, in any case; empty if a step has none such. */
  public static Optional<Method> of(String name) {
    return Arrays.stream(values()).filter(method -> method.name().equalsIgnoreCase(name)).findAny();
  }

  /** Path or URL that a step asks for by this method. */
  @Nullable String target(WrittenStep written) {
    return target.apply(written);
  }

  /** The field of a step. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}
