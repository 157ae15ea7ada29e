package dev.throng.runner.scenario;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.Map;
import java.util.Optional;

/**
 * A map that CEL takes fields of. Of a plain map CEL for Java looks at every value, however deep,
 * for each field that is taken, so that a check of one field would cost as much as the whole
 * answer.
 */
final class Fields extends StructValue<String, Map<?, ?>> {
  private static final MapType TYPE = MapType.create(SimpleType.STRING, SimpleType.DYN);

  @SuppressWarnings("Immutable") // nobody changes it while an expression is evaluated
  private final Map<?, ?> values;

  private Fields(Map<?, ?> values) {
    this.values = values;
  }

  /** The value itself if it is no map. */
  static Object of(Object value) {
    return value instanceof Map<?, ?> map ? new Fields(map) : value;
  }

  @Override
  public Map<?, ?> value() {
    return values;
  }

  @Override
  public boolean isZeroValue() {
    return values.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public Object select(String field) {
    return find(field).orElseThrow(() -> CelAttributeNotFoundException.forMissingMapKey(field));
  }

  @Override
  public Optional<Object> find(String field) {
    return Optional.ofNullable(values.get(field)).map(Fields::of);
  }
}
