package dev.throng.crds.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.reading.Field;
import dev.throng.crds.reading.Records;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records as a tree of what differs from the defaults, in the order of their declaration. */
final class SpecTree {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SpecTree() {}

  static ObjectNode of(Record record) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    Record defaults = Records.neutral(record.getClass());
    Iterator<Field> fields = Field.of(record.getClass()).values().iterator();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Field field = fields.next();
      Object value = value(component, record);
      if (value != null
          && (field.isRequired() || !Objects.equals(value, value(component, defaults)))) {
        tree.set(field.name(), node(value));
      }
    }
    return tree;
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case JsonNode json -> json;
      case List<?> list -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> array.add(node(item)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.forEach((name, item) -> object.set(String.valueOf(name), node(item)));
        yield object;
      }
      case Record record -> {
        JsonNode json = JSON.valueToTree(record);
        yield json.isObject() ? of(record) : json;
      }
      default -> JSON.valueToTree(value);
    };
  }

  private static @Nullable Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
