package dev.throng.crds.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Shown;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Binds YAML nodes to records by their components. What can't be bound becomes a problem and a
 * neutral value, so that the rest can still be judged.
 */
final class Binder {
  private final Findings findings;

  Binder(Findings findings) {
    this.findings = findings;
  }

  <R extends Record> R record(Class<R> type, Node node, Path path) {
    if (!(node instanceof MappingNode mapping)) {
      findings.value(path, node, "must be a mapping with " + known(type));
      return neutral(type);
    }
    Map<String, Field> fields = Field.of(type);
    Map<String, Object> values = new LinkedHashMap<>();
    Entries.of(mapping, path, findings)
        .forEach((key, tuple) -> {
          Field field = fields.get(key);
          if (field == null) {
            unknown(key, tuple, path, fields);
          } else if (!Scalars.isNull(tuple.getValueNode())) {
            Object value = field(field, tuple, path.field(key));
            if (value != null) {
              values.put(key, value);
            }
          }
        });
    for (Field field : fields.values()) {
      if (field.isRequired() && !values.containsKey(field.name())) {
        if (!isGiven(mapping, field.name())) {
          findings.add(path.field(field.name()), node, null, "must be given");
        }
        values.put(field.name(), neutral(field.type()));
      }
    }
    return construct(type, values);
  }

  private void unknown(String key, NodeTuple tuple, Path path, Map<String, Field> fields) {
    findings.add(
        path.field(Shown.plain(key)),
        tuple.getKeyNode(),
        null,
        "is not a field" + DidYouMean.hint(key, fields.keySet()));
  }

  private @Nullable Object field(Field field, NodeTuple tuple, Path path) {
    Node node = tuple.getValueNode();
    findings.locate(path, node instanceof ScalarNode ? node : tuple.getKeyNode());
    Object value = value(field.type(), node, path);
    if (value != null) {
      Limits.broken(field, value)
          .ifPresent(allowed -> {
            if (node instanceof ScalarNode) {
              findings.value(path, node, allowed);
            } else {
              findings.add(path, tuple.getKeyNode(), null, allowed);
            }
          });
    }
    return value;
  }

  private @Nullable Object value(Type type, Node node, Path path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? list(arguments[0], node, path)
          : map(arguments[1], node, path);
    }
    Class<?> leaf = (Class<?>) type;
    if (leaf == JsonNode.class) {
      return json(node, path);
    }
    if (leaf.isRecord() && !Leaf.isWrittenAsText(leaf)) {
      return record(leaf.asSubclass(Record.class), node, path);
    }
    if (!(node instanceof ScalarNode scalar)) {
      findings.value(path, node, "must be " + Leaf.allowed(leaf));
      return null;
    }
    return leaf(leaf, scalar, path, false);
  }

  private @Nullable Object leaf(Class<?> type, ScalarNode scalar, Path path, boolean anyScalar) {
    try {
      return Leaf.parse(type, scalar, anyScalar);
    } catch (IllegalArgumentException e) {
      findings.value(path, scalar, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable List<Object> list(Type type, Node node, Path path) {
    if (!(node instanceof SequenceNode sequence)) {
      findings.value(path, node, "must be a list");
      return null;
    }
    List<Object> items = new ArrayList<>();
    int broken = 0;
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node item = sequence.getValue().get(i);
      Path at = path.index(i);
      findings.locate(at, item);
      Object value = value(type, item, at);
      if (value == null) {
        broken++;
      } else {
        items.add(value);
      }
    }
    return broken == 0 ? items : null;
  }

  private @Nullable Map<String, Object> map(Type type, Node node, Path path) {
    if (!(node instanceof MappingNode mapping)) {
      findings.value(path, node, "must be a mapping of names to values");
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Entries.of(mapping, path, findings)
        .forEach((key, tuple) -> {
          Path at = path.field(Shown.plain(key));
          Node entry = tuple.getValueNode();
          findings.locate(at, entry instanceof ScalarNode ? entry : tuple.getKeyNode());
          Object value =
              type == String.class && entry instanceof ScalarNode scalar
                  ? leaf(String.class, scalar, at, true)
                  : value(type, entry, at);
          values.put(key, value == null ? neutral(type) : value);
        });
    return values;
  }

  private JsonNode json(Node node, Path path) {
    return switch (node) {
      case ScalarNode scalar -> Scalars.toJson(scalar);
      case SequenceNode sequence -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < sequence.getValue().size(); i++) {
          Path at = path.index(i);
          findings.locate(at, sequence.getValue().get(i));
          array.add(json(sequence.getValue().get(i), at));
        }
        yield array;
      }
      case MappingNode mapping -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Entries.of(mapping, path, findings)
            .forEach((key, tuple) -> {
              Path at = path.field(Shown.plain(key));
              findings.locate(at, tuple.getValueNode());
              object.set(key, json(tuple.getValueNode(), at));
            });
        yield object;
      }
      default -> throw new IllegalStateException("unknown node " + node.getNodeId());
    };
  }

  private static boolean isGiven(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .anyMatch(tuple ->
            tuple.getKeyNode() instanceof ScalarNode key
                && key.getValue().equals(name)
                && !Scalars.isNull(tuple.getValueNode()));
  }

  private static String known(Class<?> type) {
    return String.join(", ", Field.of(type).keySet());
  }

  private static Object neutral(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class ? List.of() : Map.of();
    }
    Class<?> leaf = (Class<?>) type;
    return leaf.isRecord() && !Leaf.isWrittenAsText(leaf)
        ? neutral(leaf.asSubclass(Record.class))
        : Leaf.neutral(leaf);
  }

  /** Stands in for what is missing or wrong, while the rest is judged. */
  static <R extends Record> R neutral(Class<R> type) {
    return construct(type, Map.of());
  }

  private static <R extends Record> R construct(Class<R> type, Map<String, Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] arguments =
        Field.of(type).values().stream()
            .map(field ->
                field.isRequired() && !values.containsKey(field.name())
                    ? neutral(field.type())
                    : values.get(field.name()))
            .toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
