package dev.throng.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is checked in. {@code -Dthrong.generate} writes it anew. */
record Golden(Path file) {

  static Golden of(String pathFromRoot) {
    return new Golden(Path.of("..").resolve(pathFromRoot));
  }

  void holds(String generated) {
    try {
      if (System.getProperty("throng.generate") != null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, generated);
      }
      assertThat(file)
          .as("run mvn -pl crds test -Dthrong.generate to write it anew")
          .hasContent(generated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
