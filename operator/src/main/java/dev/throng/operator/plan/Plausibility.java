package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.values.Timestamp;
import io.fabric8.generator.annotation.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a master says can be so. It runs a tenant's image: what the LoadTest's schema has no
 * room for, or no run can have, must not reach a plan.
 */
public final class Plausibility {
  private static final int MAX_TEXT = 1024;
  private static final int MAX_YEAR = 9999;

  private Plausibility() {}

  /** The first thing that is wrong, in one sentence; empty if nothing is. */
  public static Optional<String> flaw(MasterStatus said) {
    return inRecord("", said).findFirst();
  }

  private static Stream<String> inRecord(String path, Record record) {
    return Stream.of(record.getClass().getRecordComponents())
        .filter(component -> !component.getName().equals("seed"))
        .flatMap(component -> {
          String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
          try {
            return inValue(name, component.getAccessor().invoke(record), component);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessors can be called", e);
          }
        });
  }

  private static Stream<String> inValue(
      String path, @Nullable Object value, RecordComponent component) {
    return switch (value) {
      case null -> isNeeded(component) ? Stream.of(path + " is missing") : Stream.empty();
      case Number number when number.longValue() < 0 -> Stream.of(path + " is negative");
      case String text -> inText(path, text, component.getAccessor().getAnnotation(Size.class));
      case Timestamp time -> inTime(path, time);
      case List<?> list -> inList(path, list, component);
      case Record record when isOfStatus(record) -> inRecord(path, record);
      default -> Stream.empty();
    };
  }

  /** What arithmetic and decisions rest on; texts may be left out. */
  private static boolean isNeeded(RecordComponent component) {
    Class<?> type = component.getType();
    return (Number.class.isAssignableFrom(type) || type.isEnum())
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Stream<String> inList(String path, List<?> list, RecordComponent component) {
    Size size = component.getAccessor().getAnnotation(Size.class);
    if (size != null && list.size() > size.max()) {
      return Stream.of(path + " are more than " + size.max());
    }
    return list.stream()
        .flatMap(element ->
            switch (element) {
              case null -> Stream.of(path + " has a hole");
              case Record item -> inRecord(path, item);
              case String text -> inText(path, text, sizeOfElements(component));
              default -> Stream.empty();
            });
  }

  private static @Nullable Size sizeOfElements(RecordComponent component) {
    return component.getAccessor().getAnnotatedReturnType()
            instanceof AnnotatedParameterizedType list
        ? list.getAnnotatedActualTypeArguments()[0].getAnnotation(Size.class)
        : null;
  }

  private static Stream<String> inText(String path, String text, @Nullable Size size) {
    long most = size == null ? MAX_TEXT : size.max();
    return text.length() <= most ? Stream.empty() : Stream.of(path + " is too long");
  }

  private static Stream<String> inTime(String path, Timestamp time) {
    int year = time.value().atOffset(ZoneOffset.UTC).getYear();
    return year >= 1 && year <= MAX_YEAR ? Stream.empty() : Stream.of(path + " is no time");
  }

  private static boolean isOfStatus(Record record) {
    return record.getClass().getPackageName().matches("dev\\.throng\\.crds\\.(run|status)");
  }
}
