package dev.throng.crds.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Shown;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
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
      return Records.neutral(type);
    }
    Map<String, Field> fields = Field.of(type);
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, NodeTuple> entries = Entries.of(mapping, path, findings);
    entries.forEach((key, tuple) -> {
      Field field = fields.get(key);
      if (field == null) {
        unknown(key, tuple, path, fields);
      } else if (isGiven(tuple)) {
        Object value = field(field, tuple, path.field(key));
        if (value != null) {
          values.put(key, value);
        }
      }
    });
    fields.values().stream()
        .filter(Field::isRequired)
        .filter(field -> !isGiven(entries.get(field.name())))
        .forEach(field -> findings.add(path.field(field.name()), node, null, "must be given"));
    return Records.construct(type, values);
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
    return value(field.type(), node, path);
  }

  private @Nullable Object value(AnnotatedType type, Node node, Path path) {
    Object value =
        type instanceof AnnotatedParameterizedType generic
            ? collection(generic, node, path)
            : single((Class<?>) type.getType(), node, path);
    if (value != null) {
      limit(type, value, node, path);
    }
    return value;
  }

  private void limit(AnnotatedType type, Object value, Node node, Path path) {
    Limits.broken(type, value)
        .ifPresent(allowed -> {
          if (node instanceof ScalarNode) {
            findings.value(path, node, allowed);
          } else {
            findings.add(path, node, null, allowed);
          }
        });
  }

  private @Nullable Object collection(AnnotatedParameterizedType type, Node node, Path path) {
    AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
    return arguments.length == 1 ? list(arguments[0], node, path) : map(arguments[1], node, path);
  }

  private @Nullable Object single(Class<?> type, Node node, Path path) {
    if (type == JsonNode.class) {
      return JsonNodes.of(node, path, findings);
    }
    if (type.isRecord() && !Leaf.isWrittenAsText(type)) {
      return record(type.asSubclass(Record.class), node, path);
    }
    if (!(node instanceof ScalarNode scalar)) {
      findings.value(path, node, "must be " + Leaf.allowed(type));
      return null;
    }
    return leaf(type, scalar, path, false);
  }

  private @Nullable Object leaf(Class<?> type, ScalarNode scalar, Path path, boolean anyScalar) {
    try {
      return Leaf.parse(type, scalar, anyScalar);
    } catch (IllegalArgumentException e) {
      findings.value(path, scalar, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable List<Object> list(AnnotatedType type, Node node, Path path) {
    if (!(node instanceof SequenceNode sequence)) {
      findings.value(path, node, "must be a list");
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node item = sequence.getValue().get(i);
      findings.locate(path.index(i), item);
      Object value = value(type, item, path.index(i));
      items.add(value == null ? Records.neutral(type.getType()) : value);
    }
    return items;
  }

  private @Nullable Map<String, Object> map(AnnotatedType type, Node node, Path path) {
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
          Object value = entry(type, entry, at);
          values.put(key, value == null ? Records.neutral(type.getType()) : value);
        });
    return values;
  }

  /** Where text stands by name, numbers and booleans are taken as they are written. */
  private @Nullable Object entry(AnnotatedType type, Node node, Path path) {
    if (type.getType() != String.class || !(node instanceof ScalarNode scalar)) {
      return value(type, node, path);
    }
    Object text = leaf(String.class, scalar, path, true);
    if (text != null) {
      limit(type, text, node, path);
    }
    return text;
  }

  private static boolean isGiven(@Nullable NodeTuple tuple) {
    return tuple != null && !Scalars.isNull(tuple.getValueNode());
  }

  private static String known(Class<?> type) {
    return String.join(", ", Field.of(type).keySet());
  }
}
