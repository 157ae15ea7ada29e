package dev.throng.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The demo shop as a process of its own, on a free port of this machine. */
final class DemoShop implements AutoCloseable {
  private static final long START_MILLIS = 20_000;
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final int port;

  private DemoShop(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param home of the package, or of the clone where the shop was built
   * @throws UsageException if it was not built, or does not start
   */
  static DemoShop start(Path home) throws IOException, InterruptedException {
    Path portFile = Files.createTempFile("throng-demo", ".port");
    Path log = Files.createTempFile("throng-demo", ".log");
    Process process =
        new ProcessBuilder(
                command(home, List.of("--port", "0", "--port-file", portFile.toString())))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "throng-demo-shop"));
    try {
      return new DemoShop(process, port(process, portFile, log));
    } finally {
      Files.deleteIfExists(portFile);
    }
  }

  /**
   * What starts a shop, on the JDK that this process runs on.
   *
   * @param flags the shop's
   * @throws UsageException if it was not built
   */
  static List<String> command(Path home, List<String> flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:+UseSerialGC", "-jar", jar(home).toString()));
    command.addAll(flags);
    return command;
  }

  private static Path jar(Path home) throws IOException {
    Path built = home.resolve("examples/shop/target");
    for (Path folder : List.of(home.resolve("app"), built)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          Path jar =
              files
                  .filter(
                      file -> file.getFileName().toString().matches("throng-shop-[0-9.]+\\.jar"))
                  .findFirst()
                  .orElse(null);
          if (jar != null) {
            return jar;
          }
        }
      }
    }
    throw new UsageException(
        "the demo shop is not built in " + built + ": run ./throng in a clone");
  }

  private static int port(Process process, Path portFile, Path log)
      throws IOException, InterruptedException {
    long deadline = System.currentTimeMillis() + START_MILLIS;
    while (System.currentTimeMillis() < deadline && process.isAlive()) {
      String text = Files.readString(portFile).strip();
      if (!text.isEmpty()) {
        return Integer.parseInt(text);
      }
      Thread.sleep(POLL_MILLIS);
    }
    process.destroyForcibly();
    throw new UsageException("the demo shop did not start; its log is " + log);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
