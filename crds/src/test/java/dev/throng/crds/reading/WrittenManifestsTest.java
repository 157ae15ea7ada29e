package dev.throng.crds.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.writing.Comments;
import dev.throng.crds.writing.ManifestWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrittenManifestsTest {

  static Stream<Path> manifests() throws IOException {
    try (Stream<Path> right = Files.walk(Path.of("src/test/resources/right"));
        Stream<Path> examples = Files.walk(Path.of("../examples"))) {
      return Stream.concat(right, examples)
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(WrittenManifestsTest::isLoadTest)
          .toList()
          .stream();
    }
  }

  private static boolean isLoadTest(Path file) {
    try {
      return Files.readString(file).contains("kind: LoadTest");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aManifestThatIsWrittenReadsAsBeforeAndWritesAsBefore(Path file) throws IOException {
    Manifest manifest = read(Files.readString(file));
    Comments comments = new Comments();
    comments.head("Two\nlines");
    comments.above(dev.throng.crds.problems.Path.SPEC.field("load"), "How much.");
    comments.above(
        dev.throng.crds.problems.Path.SPEC.field("userClasses").index(0), "Who they are.");

    String written = ManifestWriter.write(manifest.name(), manifest.spec(), comments);

    assertThat(read(written).spec()).isEqualTo(manifest.spec());
    assertThat(written).contains("# Two\n# lines\napiVersion", "  # How much.\n  load:");
    assertThat(written).contains("    # Who they are.\n    - name: ");
    assertThat(ManifestWriter.write(manifest.name(), read(written).spec(), comments))
        .isEqualTo(written);
  }

  @Property(tries = 300)
  void whateverIsInARecordIsReadAsItWasWritten(@ForAll long seed) throws Exception {
    LoadTestSpec spec = new RandomRecords(seed).next(LoadTestSpec.class, 0);

    String written = ManifestWriter.write("random", spec, new Comments());

    assertThat(bound(written)).isEqualTo(spec);
  }

  @Test
  void whatHasItsDefaultIsLeftOut() {
    String smallest =
        """
        apiVersion: throng.dev/v1alpha1
        kind: LoadTest
        metadata:
          name: smallest
        spec:
          target:
            baseUrl: http://shop
          load:
            users: 1
          userClasses:
            - name: A
              tasks:
                - name: t
                  steps:
                    - get: /
        """;

    assertThat(ManifestWriter.write("smallest", read(smallest).spec(), new Comments()))
        .isEqualTo(smallest);
  }

  private static LoadTestSpec bound(String text) throws YamlSource.Unreadable {
    Findings findings = new Findings();
    Header header = Header.of(YamlSource.documents(text).getFirst());
    return new Binder(findings)
        .record(
            LoadTestSpec.class,
            java.util.Objects.requireNonNull(header.spec()),
            dev.throng.crds.problems.Path.SPEC);
  }

  private static Manifest read(String text) {
    return switch (ManifestReader.read(text)) {
      case ReadResult.Valid(Manifest manifest) -> manifest;
      case ReadResult.Invalid(java.util.List<Problem> problems, LoadTestSpec _) ->
          throw new AssertionError(problems + "\n" + text);
    };
  }
}
