package dev.throng.runner.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.truth.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A run of one of the examples, against the shop that its comment asks for. */
final class ExampleRun {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String SHOP = "# ./throng shop";

  private ExampleRun() {}

  /**
   * @param example such as {@code degradation/cliff}
   * @param folder for {@code result.json}, {@code report.html} and the {@code console}
   */
  static JsonNode result(String example, Path folder) throws IOException {
    Path manifest = EXAMPLES.resolve(example + ".yaml");
    Process shop = shop(manifest, folder);
    try {
      Path port = folder.resolve("port");
      Eventually.holds("the shop answers", Duration.ofSeconds(60), () -> Files.exists(port));
      List<String> arguments = new ArrayList<>(List.of("run", manifest.toString()));
      arguments.addAll(List.of("-H", "http://127.0.0.1:" + Files.readString(port).strip()));
      arguments.addAll(List.of("--json", folder.resolve("result.json").toString()));
      arguments.addAll(List.of("--html", folder.resolve("report.html").toString()));
      try (ThrongProcess throng = ThrongProcess.started(QuickStart.java(), "", arguments)) {
        throng.exitCode(Duration.ofMinutes(4));
        Files.writeString(folder.resolve("console"), throng.output());
      }
      return new ObjectMapper().readTree(Files.readString(folder.resolve("result.json")));
    } finally {
      shop.destroyForcibly();
    }
  }

  private static Process shop(Path manifest, Path folder) throws IOException {
    String flags =
        Files.readAllLines(manifest).stream()
            .filter(line -> line.startsWith(SHOP))
            .findFirst()
            .orElseThrow()
            .substring(SHOP.length())
            .strip();
    List<String> command = new ArrayList<>(QuickStart.java());
    command.addAll(List.of("dev.throng.shop.Main", "--port", "0"));
    command.addAll(List.of("--port-file", folder.resolve("port").toString()));
    if (!flags.isEmpty()) {
      command.addAll(List.of(flags.split(" ", -1)));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("shop").toFile())
        .start();
  }
}
