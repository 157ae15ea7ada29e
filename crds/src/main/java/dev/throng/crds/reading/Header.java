package dev.throng.crds.reading;

import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Position;
import dev.throng.crds.problems.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What stands around the spec of a Kubernetes object: apiVersion, kind, metadata. */
record Header(Node node, Map<String, NodeTuple> entries) {
  static final String API_VERSION = "throng.dev/v1alpha1";
  static final String KIND = "LoadTest";

  private static final List<String> FIELDS =
      List.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?");

  static Header of(Node node) {
    Map<String, NodeTuple> entries = new HashMap<>();
    if (node instanceof MappingNode mapping) {
      entries.putAll(Entries.of(mapping, Path.ROOT, new Findings()));
    }
    return new Header(node, entries);
  }

  boolean isLoadTest() {
    return KIND.equals(text(entries, "kind"));
  }

  String name() {
    String name = text(metadata(), "name");
    return name == null ? "" : name;
  }

  @Nullable String namespace() {
    return text(metadata(), "namespace");
  }

  @Nullable Node spec() {
    NodeTuple tuple = entries.get("spec");
    return tuple == null || Scalars.isNull(tuple.getValueNode()) ? null : tuple.getValueNode();
  }

  Position position() {
    return YamlSource.position(node.getStartMark());
  }

  /** Whether the document is a Kubernetes object at all. */
  boolean check(Findings findings) {
    if (!(node instanceof MappingNode mapping)) {
      findings.value(Path.ROOT, node, "must be a LoadTest: a mapping with apiVersion, kind, …");
      return false;
    }
    Entries.of(mapping, Path.ROOT, findings)
        .forEach((key, tuple) -> {
          if (!FIELDS.contains(key)) {
            findings.add(
                Path.ROOT.field(Shown.plain(key)),
                tuple.getKeyNode(),
                null,
                "is not a field" + DidYouMean.hint(key, FIELDS));
          }
        });
    constant("apiVersion", API_VERSION, findings);
    constant("kind", KIND, findings);
    checkName(findings);
    return true;
  }

  private void constant(String field, String allowed, Findings findings) {
    NodeTuple tuple = entries.get(field);
    if (tuple == null) {
      findings.add(Path.ROOT.field(field), node, null, "must be given: " + allowed);
    } else if (!allowed.equals(text(entries, field))) {
      findings.value(Path.ROOT.field(field), tuple.getValueNode(), "must be " + allowed);
    }
  }

  private void checkName(Findings findings) {
    Path path = Path.ROOT.field("metadata").field("name");
    NodeTuple tuple = metadata().get("name");
    if (tuple == null) {
      findings.add(path, node, null, "must be given");
    } else if (!DNS_LABEL.matcher(name()).matches()) {
      findings.value(
          path,
          tuple.getValueNode(),
          "must be at most 50 lower-case letters, digits and hyphens, beginning and ending with a"
              + " letter or digit");
    }
  }

  private Map<String, NodeTuple> metadata() {
    NodeTuple tuple = entries.get("metadata");
    return tuple != null && tuple.getValueNode() instanceof MappingNode mapping
        ? Entries.of(mapping, Path.ROOT.field("metadata"), new Findings())
        : Map.of();
  }

  private static @Nullable String text(Map<String, NodeTuple> entries, String key) {
    NodeTuple tuple = entries.get(key);
    return tuple != null
            && tuple.getValueNode() instanceof ScalarNode scalar
            && !Scalars.isNull(scalar)
        ? scalar.getValue()
        : null;
  }

  /** As {@code kubectl} names it: {@code Secret/login}. */
  @Override
  public String toString() {
    String kind = text(entries, "kind");
    return Shown.plain((kind == null ? "an object without a kind" : kind) + "/" + name());
  }
}
