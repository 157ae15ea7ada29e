package dev.throng.crds.reading;

import dev.throng.crds.problems.Locations;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.problems.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What binding a document found: problems, and where each field stands. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private final Locations locations = new Locations();

  void locate(Path path, Node node) {
    locations.put(path, YamlSource.position(node.getStartMark()));
  }

  void add(Path path, Node at, @Nullable String shown, String message) {
    problems.add(new Problem(path.text(), shown, message, YamlSource.position(at.getStartMark())));
  }

  /** The node's value is wrong. */
  void value(Path path, Node node, String message) {
    add(path, node, shown(node), message);
  }

  List<Problem> problems() {
    return problems;
  }

  Locations locations() {
    return locations;
  }

  private static String shown(Node node) {
    return switch (node) {
      case MappingNode mapping -> "a mapping";
      case SequenceNode sequence -> "a list";
      case ScalarNode scalar when scalar.getValue().isEmpty() && scalar.isPlain() -> "null";
      case ScalarNode scalar when Scalars.isText(scalar) -> Shown.text(scalar.getValue());
      case ScalarNode scalar -> Shown.plain(scalar.getValue());
      default -> node.getNodeId().name();
    };
  }
}
