package dev.throng.crds.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Shown;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Free-form parts of a manifest, as JSON. */
final class JsonNodes {
  private JsonNodes() {}

  static JsonNode of(Node node, Path path, Findings findings) {
    return switch (node) {
      case ScalarNode scalar -> Scalars.toJson(scalar);
      case SequenceNode sequence -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < sequence.getValue().size(); i++) {
          Path at = path.index(i);
          findings.locate(at, sequence.getValue().get(i));
          array.add(of(sequence.getValue().get(i), at, findings));
        }
        yield array;
      }
      case MappingNode mapping -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Entries.of(mapping, path, findings)
            .forEach((key, tuple) -> {
              Path at = path.field(Shown.plain(key));
              findings.locate(at, tuple.getValueNode());
              object.set(key, of(tuple.getValueNode(), at, findings));
            });
        yield object;
      }
      default -> throw new IllegalStateException("unknown node " + node.getNodeId());
    };
  }
}
