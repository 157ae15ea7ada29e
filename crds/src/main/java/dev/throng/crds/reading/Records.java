package dev.throng.crds.reading;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Builds the manifest's records. */
public final class Records {
  private Records() {}

  /** Required fields without a value get a neutral one, others their default. */
  static <R extends Record> R construct(Class<R> type, Map<String, Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] arguments =
        Field.of(type).values().stream()
            .map(field ->
                field.isRequired() && !values.containsKey(field.name())
                    ? neutral(field.type().getType())
                    : values.get(field.name()))
            .toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stands in for what is missing or wrong, while the rest is judged. */
  public static <R extends Record> R neutral(Class<R> type) {
    return construct(type, Map.of());
  }

  static Object neutral(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class ? List.of() : Map.of();
    }
    Class<?> single = (Class<?>) type;
    return single.isRecord() && !Leaf.isWrittenAsText(single)
        ? neutral(single.asSubclass(Record.class))
        : Leaf.neutral(single);
  }
}
