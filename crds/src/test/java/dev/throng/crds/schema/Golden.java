package dev.throng.crds.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated files that are checked in. {@code -Dthrong.generate} writes them anew. */
final class Golden {
  static final String REMEDY = "run mvn -pl crds test -Dthrong.generate to write it anew";

  private Golden() {}

  static Path file(String pathFromRoot, String generated) throws IOException {
    Path file = Path.of("..").resolve(pathFromRoot);
    if (System.getProperty("throng.generate") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated);
    }
    return file;
  }
}
