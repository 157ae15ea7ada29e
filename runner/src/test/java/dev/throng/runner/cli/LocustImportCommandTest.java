package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.imports.StubTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An imported locustfile asks a server for what the file would ask it, and for nothing else. */
class LocustImportCommandTest {
  private static final String LOCUSTFILE =
      """
      from locust import HttpUser, SequentialTaskSet, task
      from elsewhere import sign

      class Visit(SequentialTaskSet):
          @task
          def look(self):
              page = self.client.get("/things", params={"limit": 2})
              first = page.json()["items"][0]["id"]
              for thing in ("a", "b"):
                  self.client.get(f"/things/{thing}", name="/things/[id]")
              if first == 31:
                  self.client.put("/things/31", json={"n": 2 * 21})
                  return
              self.client.get("/never")

          @task
          def signed(self):
              self.client.get("/signed/" + sign("x"))
              if sign("y"):
                  return
              self.client.delete("/not-sure")

          @task
          def leave(self):
              with self.client.get("/missing", catch_response=True) as answer:
                  if answer.status_code == 404:
                      answer.success()
              self.interrupt()

          @task
          def after(self):
              self.client.get("/after")

      class User(HttpUser):
          tasks = [Visit]

          def on_start(self):
              token = self.client.post("/login", data={"user": "ann"}).json()["token"]
              self.client.headers.update({"Authorization": f"Bearer {token}"})
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void theRequestsAreThoseOfTheFileAsAManifestAndInJava() throws IOException {
    Path file = directory.resolve("locustfile.py");
    Files.writeString(file, LOCUSTFILE);
    List<String> expected =
        List.of(
            "POST /login user=ann",
            "GET /things?limit=2 Bearer fresh",
            "GET /things/a Bearer fresh",
            "GET /things/b Bearer fresh",
            "PUT /things/31 Bearer fresh {\"n\":42}",
            "GET /missing Bearer fresh");
    try (StubTarget target = new StubTarget(directory, LocustImportCommandTest::answer)) {
      String host = target.url();

      String manifest = imported(file, "yaml");
      Said checked = Said.execute("check", manifest, "-H", host);

      assertThat(checked.code()).as(checked.output()).isEqualTo(ExitCodes.OK);
      assertThat(asked(target)).containsExactlyElementsOf(expected);
    }
    try (StubTarget target = new StubTarget(directory, LocustImportCommandTest::answer)) {
      String host = target.url();

      Said compiled = Said.execute("check", imported(file, "java"), "-H", host);

      assertThat(compiled.code()).as(compiled.output()).isEqualTo(ExitCodes.OK);
      assertThat(asked(target)).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void aLoopEndsAsTheFileSaysAndAUserThatEndedAsksForNothingMore() throws IOException {
    Path file = directory.resolve("locustfile.py");
    Files.writeString(
        file,
        """
        from locust import HttpUser, task
        from locust.exception import StopUser

        class User(HttpUser):
            @task
            def poll(self):
                answer = self.client.get("/job/0")
                while answer.json()["state"] != "done":
                    answer = self.client.get("/job")
                tries = 0
                while True:
                    self.client.get("/queue")
                    tries += 1
                    if tries >= 3:
                        break
                self.client.get("/after")
                raise StopUser()

            @task
            def never(self):
                self.client.get("/never")
        """);
    AtomicInteger asked = new AtomicInteger();
    try (StubTarget target =
        new StubTarget(
            directory,
            _ ->
                StubTarget.Answer.ok(
                    asked.incrementAndGet() < 3
                        ? "{\"state\": \"running\"}"
                        : "{\"state\": \"done\"}"))) {
      String output = directory.resolve("user.yaml").toString();
      assertThat(Said.execute("import", "locust", file.toString(), "-o", output).code()).isZero();

      Said checked = Said.execute("check", output, "-H", target.url());

      assertThat(checked.code()).as(checked.output()).isEqualTo(ExitCodes.OK);
      assertThat(asked(target))
          .containsExactly(
              "GET /job/0",
              "GET /job",
              "GET /job",
              "GET /queue",
              "GET /queue",
              "GET /queue",
              "GET /after");
    }
  }

  private String imported(Path file, String form) {
    String output = directory.resolve("Visit." + form).toString();
    Said said = Said.execute("import", "locust", "--as", form, file.toString(), "-o", output);
    assertThat(said.code()).as(said.error()).isEqualTo(ExitCodes.OK);
    assertThat(said.error()).contains("places not understood");
    return output;
  }

  private static StubTarget.Answer answer(StubTarget.Asked asked) {
    return asked.target().equals("/missing")
        ? new StubTarget.Answer(404, List.of(), "{}")
        : StubTarget.Answer.ok("{\"token\": \"fresh\", \"items\": [{\"id\": 31}]}");
  }

  private static List<String> asked(StubTarget target) {
    return target.asked().stream().map(StubTarget.Asked::toString).toList();
  }
}
