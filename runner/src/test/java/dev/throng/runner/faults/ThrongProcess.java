package dev.throng.runner.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of Throng in a process of its own. */
final class ThrongProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private ThrongProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code throng worker}. */
  static ThrongProcess worker(String name, int masterPort, String token, String... flags) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "worker",
                "--master-host",
                "127.0.0.1",
                "--master-port",
                Integer.toString(masterPort),
                "--name",
                name));
    arguments.addAll(List.of(flags));
    return throng(token, arguments.toArray(String[]::new));
  }

  static ThrongProcess throng(String token, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.throng.runner.cli.Main"));
    command.addAll(List.of(arguments));
    try {
      Path log = Files.createTempFile("throng-fault-test", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("THRONG_TOKEN", token);
      return new ThrongProcess(
          builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a signal, such as KILL, STOP, CONT or TERM. */
  void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill -" + name + " ended with " + code);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  int exitCode() {
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
