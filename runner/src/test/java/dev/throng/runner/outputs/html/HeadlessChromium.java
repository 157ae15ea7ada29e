package dev.throng.runner.outputs.html;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's Chromium without a window, asked by its command line. */
public record HeadlessChromium(Path program, Path folder) {
  private static final List<String> QUIETLY =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND",
          "--hide-scrollbars",
          "--enable-logging=stderr",
          "--virtual-time-budget=5000");

  /**
   * What a page became.
   *
   * @param dom its document after scripts ran
   * @param console a line for each message on its console
   */
  record Visit(String dom, List<String> console) {}

  public static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Visit visit(Path page) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("chromium.log");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(QUIETLY);
    command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
    command.addAll(List.of("--dump-dom", page.toUri().toString()));
    run(command, dom, log);
    return new Visit(
        Files.readString(dom),
        Files.readAllLines(log, StandardCharsets.UTF_8).stream()
            .filter(line -> line.contains("CONSOLE"))
            .toList());
  }

  private static void run(List<String> command, Path out, Path log)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("Chromium did not end within 60 s: " + Files.readString(log));
    }
  }
}
