package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private final List<String> asked = new CopyOnWriteArrayList<>();
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
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    try {
      String host = "http://127.0.0.1:" + server.getAddress().getPort();

      String manifest = imported(file, "yaml");
      Said checked = execute("check", manifest, "-H", host);

      assertThat(checked.code()).as(checked.output()).isEqualTo(ExitCodes.OK);
      assertThat(asked).containsExactlyElementsOf(expected);
      asked.clear();

      Said compiled = execute("check", imported(file, "java"), "-H", host);

      assertThat(compiled.code()).as(compiled.output()).isEqualTo(ExitCodes.OK);
      assertThat(asked).containsExactlyElementsOf(expected);
    } finally {
      server.stop(0);
    }
  }

  private String imported(Path file, String form) {
    String output = directory.resolve("Visit." + form).toString();
    Said said = execute("import", "locust", "--as", form, file.toString(), "-o", output);
    assertThat(said.code()).as(said.error()).isEqualTo(ExitCodes.OK);
    assertThat(said.error()).contains("places not understood");
    return output;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token = exchange.getRequestHeaders().getFirst("authorization");
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + (token == null ? "" : " " + token)
            + (body.isEmpty() ? "" : " " + body));
    byte[] answer =
        "{\"token\": \"fresh\", \"items\": [{\"id\": 31}]}".getBytes(StandardCharsets.UTF_8);
    boolean missing = exchange.getRequestURI().getPath().equals("/missing");
    exchange.sendResponseHeaders(missing ? 404 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private record Said(int code, String output, String error) {}

  private static Said execute(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
      int code = Main.execute(arguments);
      return new Said(
          code, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
