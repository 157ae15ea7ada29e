package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
  @TempDir Path directory;

  @Test
  void aColumnThatTheFileDoesNotHaveIsToldAsForInlineData() throws IOException {
    Files.writeString(directory.resolve("accounts.csv"), "user,plan\na,b\n");

    assertThatThrownBy(() -> rows("{csv: {file: accounts.csv}}", "${accounts.usr}"))
        .hasMessage(
            directory.resolve("test.yaml")
                + " is wrong:\n"
                + "  spec.userClasses[0].tasks[0].steps[1].get: \"${accounts.usr}\" has the unknown"
                + " column accounts.usr; did you mean user? (line 14, column 20)");
  }

  @Test
  void aFileWithAByteOrderMarkIsRead() throws IOException {
    Files.writeString(directory.resolve("accounts.json"), "\uFEFF[{\"user\": \"a\"}]");

    assertThat(rows("{json: {file: accounts.json}}", "${accounts.user}"))
        .isEqualTo(Map.of("accounts", List.of(Map.of("user", "a"))));
  }

  @Test
  void anotherEncodingIsNamed() throws IOException {
    Files.write(
        directory.resolve("accounts.csv"), "user\nä\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> rows("{csv: {file: accounts.csv}}", "${accounts.user}"))
        .hasMessage(
            "spec.data.accounts.csv.file: "
                + directory.resolve("accounts.csv")
                + " is not UTF-8: it looks like Windows-1252 or ISO 8859-1; save it as UTF-8");
  }

  @Test
  void aManifestInUtf16IsNamedSo() throws IOException {
    Path manifest = directory.resolve("test.yaml");
    Files.write(manifest, "kind: LoadTest".getBytes(StandardCharsets.UTF_16));

    assertThatThrownBy(() -> ManifestFile.read(manifest))
        .hasMessage(
            "the manifest " + manifest + " is not UTF-8: it looks like UTF-16; save it as UTF-8");
  }

  private Map<String, List<Map<String, Object>>> rows(String data, String path) throws IOException {
    Path manifest = directory.resolve("test.yaml");
    Files.writeString(
        manifest,
        """
        apiVersion: throng.dev/v1alpha1
        kind: LoadTest
        metadata: {name: test}
        spec:
          target: {baseUrl: http://shop}
          load: {users: 1, spawnRate: 1, duration: 1m}
          data: {accounts: %s}
          userClasses:
            - name: Visitor
              tasks:
                - name: task
                  steps:
                    - feed: accounts
                    - get: "/%s"
        """
            .formatted(data, path));
    return ManifestFile.read(manifest).rows();
  }
}
