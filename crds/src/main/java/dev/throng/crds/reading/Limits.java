package dev.throng.crds.reading;

import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a value against the annotations that the CRD's schema is made from. */
final class Limits {
  private Limits() {}

  /** What is allowed, if the value isn't. */
  static Optional<String> broken(AnnotatedElement type, Object value) {
    Min min = type.getAnnotation(Min.class);
    Max max = type.getAnnotation(Max.class);
    Size size = type.getAnnotation(Size.class);
    return switch (value) {
      case Number number when min != null && number.doubleValue() < min.value() ->
          Optional.of("must be at least " + plain(min.value()));
      case Number number when max != null && number.doubleValue() > max.value() ->
          Optional.of("must be at most " + plain(max.value()));
      case String text when size != null && text.length() > size.max() ->
          Optional.of("must have at most " + size.max() + " characters");
      case String text when size != null && text.length() < size.min() ->
          Optional.of("must not be empty");
      case List<?> list when size != null && list.size() > size.max() ->
          Optional.of("must have at most " + size.max() + " entries");
      case List<?> list when size != null && list.size() < size.min() ->
          Optional.of(
              "must have at least " + size.min() + (size.min() == 1 ? " entry" : " entries"));
      case Map<?, ?> map when size != null && map.size() > size.max() ->
          Optional.of("must have at most " + size.max() + " entries");
      default -> Optional.empty();
    };
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
