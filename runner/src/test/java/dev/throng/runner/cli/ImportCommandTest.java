package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.imports.StubTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final Path CORPUS = Path.of("src/test/resources/imports");

  @TempDir private Path directory = Path.of("");

  @Test
  void theManifestIsWrittenOnceAndWhatIsToBeFilledInIsCounted() throws IOException {
    Path output = directory.resolve("shop.yaml");
    String[] command = {
      "import", "curl", CORPUS.resolve("curl/commands.sh").toString(), "-o", output.toString()
    };

    Said first = Said.execute(command);
    Said second = Said.execute(command);

    assertThat(first.code()).isEqualTo(ExitCodes.OK);
    assertThat(first.error())
        .contains("shop.yaml: 2 decisions, 3 left out, 5 to fill in")
        .contains("secret password: set THRONG_SECRET_PASSWORD")
        .doesNotContain("s3cret");
    assertThat(second.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(second.error()).contains("shop.yaml exists: give another name, or --force");
    assertThat(Said.execute("check", "--validate-only", output.toString()).code())
        .isEqualTo(ExitCodes.OK);
  }

  @Test
  void anImportedRecordingMakesTheRecordedRequestsAndNoOther() throws IOException {
    Map<String, String> answers =
        Map.of(
            "/home",
            "<html><form><input type=\"hidden\" name=\"csrf_token\" value=\"other-99\"></form></html>",
            "/api/products?page=1",
            "{\"items\":[{\"id\":31},{\"id\":57}]}");
    try (StubTarget target =
        new StubTarget(
            directory,
            asked ->
                switch (asked.target()) {
                  case "/" ->
                      new StubTarget.Answer(302, List.of(Map.entry("location", "/home")), "");
                  case "/api/missing" -> new StubTarget.Answer(404, List.of(), "");
                  default ->
                      StubTarget.Answer.ok(
                          answers.getOrDefault(asked.target(), "{\"token\":\"fresh-token\"}"));
                })) {
      Path har = directory.resolve("shop.har");
      Path manifest = directory.resolve("shop.yaml");
      Files.writeString(
          har,
          Files.readString(CORPUS.resolve("har/chrome.har"))
              .replace("\"password\\\": \\\"s3cret-pass\\\"", "")
              .replace("password", "note")
              .replace("shop.example", target.url().replace("http://", "")));
      assertThat(Said.execute("import", "har", har.toString(), "-o", manifest.toString()).code())
          .isEqualTo(ExitCodes.OK);

      Said checked = Said.execute("check", manifest.toString());

      assertThat(checked.code()).as(checked.output()).isEqualTo(ExitCodes.OK);
      assertThat(target.asked().stream().map(StubTarget.Asked::toString))
          .containsExactly(
              "GET /",
              "GET /home",
              "POST /api/auth/login {\"user\":\"ann\",\"note\":\"s3cret-pass\"}",
              "GET /api/products?page=1 Bearer fresh-token",
              "GET /api/products/57 Bearer fresh-token",
              "POST /cart csrf_token=other-99&q=1",
              "GET /api/missing");
    }
  }

  @Test
  void anImportedDescriptionAsksForThingsByTheIdsThatTheServerGave() throws IOException {
    try (StubTarget target =
        new StubTarget(directory, _ -> StubTarget.Answer.ok("[{\"thing_id\": 4711}]"))) {
      Path description = directory.resolve("things.json");
      Path manifest = directory.resolve("things.yaml");
      Files.writeString(
          description,
          Files.readString(CORPUS.resolve("openapi/things.openapi.json"))
              .replace("\"security\": [{\"basic\": []}],", "")
              .replace("\"security\": [{\"cookie\": []}],", "")
              .replace("https://things.example", target.url()));
      assertThat(
              Said.execute("import", "openapi", description.toString(), "-o", manifest.toString())
                  .code())
          .isEqualTo(ExitCodes.OK);

      Said checked = Said.execute("check", manifest.toString());

      assertThat(checked.code()).as(checked.output()).isEqualTo(ExitCodes.OK);
      assertThat(target.asked().stream().map(StubTarget.Asked::toString))
          .containsExactly(
              "GET /api/v1/things",
              "GET /api/v1/things/4711",
              "POST /api/v1/things/4711 {\"size\":2,\"thing_id\":4711}",
              "GET /api/v1/people/text");
    }
  }
}
