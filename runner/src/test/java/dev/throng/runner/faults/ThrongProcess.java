package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.truth.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of Throng in a process of its own. */
final class ThrongProcess implements AutoCloseable {
  private static final Pattern MASTER_PORT = Pattern.compile("port (\\d+), waiting");

  private final Process process;
  private final Path log;

  private ThrongProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code throng worker}. */
  static ThrongProcess worker(String name, int masterPort, String token, String... flags) {
    List<String> arguments = new ArrayList<>(workerArguments(name, masterPort));
    arguments.addAll(List.of(flags));
    return started(QuickStart.java(), token, arguments);
  }

  static List<String> workerArguments(String name, int masterPort) {
    return List.of(
        "worker",
        "--master-host",
        "127.0.0.1",
        "--master-port",
        Integer.toString(masterPort),
        "--name",
        name);
  }

  /** Starts {@code throng master} for one worker, at any port that is free. */
  static ThrongProcess master(Path manifest, String... flags) {
    List<String> arguments =
        new ArrayList<>(
            List.of("master", manifest.toString(), "--expect-workers", "1", "--port", "0"));
    arguments.addAll(List.of(flags));
    return started(QuickStart.java(), ServedMaster.TOKEN, arguments);
  }

  /** What this process says, once it has said something like it. */
  Matcher said(Pattern pattern) {
    Eventually.holds(
        "it says " + pattern, Duration.ofSeconds(60), () -> pattern.matcher(output()).find());
    Matcher said = pattern.matcher(output());
    assertThat(said.find()).isTrue();
    return said;
  }

  /** Of a master, once it listens. */
  int masterPort() {
    return Integer.parseInt(said(MASTER_PORT).group(1));
  }

  /** Starts a command that may open only so many files and sockets. */
  static ThrongProcess limited(int descriptors, String... arguments) {
    String limit = "ulimit -n " + descriptors + " && exec \"$@\"";
    return started(
        List.of("bash", "-c", limit, "throng"),
        QuickStart.java(),
        ServedMaster.TOKEN,
        List.of(arguments));
  }

  static ThrongProcess started(List<String> java, String token, List<String> arguments) {
    return started(List.of(), java, token, arguments);
  }

  private static ThrongProcess started(
      List<String> shell, List<String> java, String token, List<String> arguments) {
    List<String> command = new ArrayList<>(shell);
    command.addAll(java);
    command.addAll(List.of("-XX:ActiveProcessorCount=1", "dev.throng.runner.cli.Main"));
    command.addAll(arguments);
    try {
      Path log = Files.createTempFile("throng-fault-test", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("THRONG_TOKEN", token);
      builder.environment().put("JDK_AOT_VM_OPTIONS", "-Xint"); // where it writes a start cache
      return new ThrongProcess(
          builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  long pid() {
    return process.pid();
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
    return exitCode(Duration.ofSeconds(40));
  }

  int exitCode(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
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
