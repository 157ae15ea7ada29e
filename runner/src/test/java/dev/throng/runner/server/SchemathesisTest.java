package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.throng.runner.truth.Tools;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of every kind that the OpenAPI file allows, and of many that it doesn't. */
class SchemathesisTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void theApiAnswersAsItsDescriptionSays() throws Exception {
    Optional<Path> schemathesis =
        Tools.find("SCHEMATHESIS", "schemathesis", "schemathesis-4.32.5/bin");
    assumeTrue(schemathesis.isPresent(), "schemathesis isn't here; ./verify installs it");
    try (ServedMaster served = ServedMaster.waiting(Vertx.vertx())) {
      Process process =
          new ProcessBuilder(
                  schemathesis.get().toString(),
                  "run",
                  Path.of("..", "docs", "api", "openapi.yaml").toRealPath().toString(),
                  "--url",
                  served.url(""),
                  "--header",
                  "Authorization: Bearer " + ServedMaster.TOKEN,
                  "--exclude-path", // a stream without an end: see LiveEventsTest
                  "/api/v1/run/events",
                  "--max-examples",
                  "20",
                  "--seed",
                  "1",
                  "--no-color",
                  "--continue-on-failure")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(said).isZero();
    }
  }
}
