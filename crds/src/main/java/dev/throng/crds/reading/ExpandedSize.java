package dev.throng.crds.reading;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Refuses a document whose aliases make it huge or endless. Each node is visited once, however
 * often it is referred to.
 */
final class ExpandedSize {
  private static final long MAX_NODES = 500_000;
  private static final long UNDER_WAY = -1;

  private final Map<Node, Long> sizes = new IdentityHashMap<>();

  private ExpandedSize() {}

  static void check(Node document) throws YamlSource.Unreadable {
    new ExpandedSize().of(document);
  }

  private long of(Node node) throws YamlSource.Unreadable {
    Long known = sizes.get(node);
    if (known != null) {
      if (known == UNDER_WAY) {
        throw new YamlSource.Unreadable(
            "an alias refers to a node that contains it", YamlSource.position(node.getStartMark()));
      }
      return known;
    }
    sizes.put(node, UNDER_WAY);
    long size = 1;
    for (Node child : children(node)) {
      size += of(child);
      if (size > MAX_NODES) {
        throw new YamlSource.Unreadable(
            "the file expands to more than 500,000 values; its aliases repeat too much",
            YamlSource.position(node.getStartMark()));
      }
    }
    sizes.put(node, size);
    return size;
  }

  private static List<Node> children(Node node) {
    return switch (node) {
      case SequenceNode sequence -> sequence.getValue();
      case MappingNode mapping -> {
        List<Node> children = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
          children.add(tuple.getKeyNode());
          children.add(tuple.getValueNode());
        }
        yield children;
      }
      case ScalarNode scalar -> List.of();
      default -> throw new IllegalStateException("unknown node " + node.getNodeId());
    };
  }
}
