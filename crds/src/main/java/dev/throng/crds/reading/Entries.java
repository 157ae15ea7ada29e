package dev.throng.crds.reading;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The entries of a YAML mapping by key: no key twice, merge keys ({@code <<}) resolved. */
final class Entries {
  private Entries() {}

  static Map<String, NodeTuple> of(MappingNode mapping, Path path, Findings findings) {
    Map<String, NodeTuple> own = new LinkedHashMap<>();
    Map<String, NodeTuple> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        findings.add(path, key, null, "has a key that is not text");
      } else if (key.getTag().equals(Tag.MERGE)) {
        merge(tuple.getValueNode(), path, findings, merged);
      } else if (own.put(scalar.getValue(), tuple) != null) {
        findings.add(
            path.field(Shown.plain(scalar.getValue())), key, null, "is given twice: remove one");
      }
    }
    merged.forEach(own::putIfAbsent);
    return own;
  }

  private static void merge(Node value, Path path, Findings findings, Map<String, NodeTuple> into) {
    List<Node> sources =
        value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    for (Node source : sources) {
      if (source instanceof MappingNode mapping) {
        of(mapping, path, findings).forEach(into::putIfAbsent);
      } else {
        findings.add(path.field("<<"), source, null, "must refer to a mapping");
      }
    }
  }
}
