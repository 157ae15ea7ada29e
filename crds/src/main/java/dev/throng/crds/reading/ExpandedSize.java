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
  private static final int MAX_HEIGHT = 2 * YamlSource.MAX_DEPTH;
  private static final Extent UNDER_WAY = new Extent(0, 0);

  private final Map<Node, Extent> extents = new IdentityHashMap<>();

  private ExpandedSize() {}

  /** How many nodes there are below and with a node, and how many levels. */
  private record Extent(long nodes, int height) {}

  static void check(Node document) throws YamlSource.Unreadable {
    new ExpandedSize().of(document);
  }

  private Extent of(Node node) throws YamlSource.Unreadable {
    Extent known = extents.get(node);
    if (known != null) {
      require(known != UNDER_WAY, "an alias refers to a node that contains it", node);
      return known;
    }
    extents.put(node, UNDER_WAY);
    long nodes = 1;
    int height = 1;
    for (Node child : children(node)) {
      Extent extent = of(child);
      nodes += extent.nodes();
      height = Math.max(height, extent.height() + 1);
      require(
          nodes <= MAX_NODES,
          "the file expands to more than 500,000 values; its aliases repeat too much",
          node);
      require(height <= MAX_HEIGHT, "its aliases nest deeper than 120 levels", node);
    }
    Extent extent = new Extent(nodes, height);
    extents.put(node, extent);
    return extent;
  }

  private static void require(boolean holds, String message, Node node)
      throws YamlSource.Unreadable {
    if (!holds) {
      throw new YamlSource.Unreadable(message, YamlSource.position(node.getStartMark()));
    }
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
