package dev.throng.runner.imports.locust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.fields.Names;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.writing.Comments;
import dev.throng.crds.writing.ManifestWriter;

/** The manifest beside users in Java: what a source file does not say. */
final class JavaManifest {
  private JavaManifest() {}

  static String of(Translation translation, String name) {
    String test = Names.ofTest(name, "imported");
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.putObject("target").put("baseUrl", Servers.baseUrl(translation));
    spec.set("load", LoadShape.load(translation.stages()));
    ArrayNode classes = spec.putArray("userClasses");
    for (UserDraft user : translation.users()) {
      ObjectNode written =
          classes.addObject().put("name", JavaTypes.type(user.name())).put("weight", user.weight());
      if (user.fixedCount() > 0) {
        written.put("fixedCount", user.fixedCount());
      }
      if (user.endsUser()) {
        written.put("onStartFailure", "stopUser");
      }
      written.putObject("java").put("file", name + ".java");
    }
    translation.context().secrets.write(spec, test);
    translation.context().writeFeeds(spec);
    return ManifestWriter.write(test, ManifestReader.readSpec(spec).spec(), new Comments());
  }
}
