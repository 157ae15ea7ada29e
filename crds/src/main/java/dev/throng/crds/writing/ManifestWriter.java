package dev.throng.crds.writing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.spec.LoadTestSpec;

/** Writes what {@link dev.throng.crds.reading.ManifestReader} reads. */
public final class ManifestWriter {
  private ManifestWriter() {}

  /**
   * A manifest as YAML. Fields that have their default are left out, the others stand in the order
   * of the reference.
   *
   * @param name metadata.name
   */
  public static String write(String name, LoadTestSpec spec, Comments comments) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("apiVersion", "throng.dev/v1alpha1").put("kind", "LoadTest");
    manifest.putObject("metadata").put("name", name);
    manifest.set("spec", SpecTree.of(spec));
    return new YamlText(comments).write(manifest);
  }
}
