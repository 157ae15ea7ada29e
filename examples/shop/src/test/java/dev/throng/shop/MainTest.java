package dev.throng.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The shop as a process of its own, as a demo or a person starts it. */
class MainTest {
  @TempDir Path folder;

  @Test
  void tellsItsPortAndAnswersUntilItIsTerminated() throws Exception {
    Path portFile = folder.resolve("port");
    Path log = folder.resolve("access.tsv");
    Process shop =
        start("--port", "0", "--port-file", portFile.toString(), "--access-log", log.toString());
    try {
      await(portFile, shop);
      int port = Integer.parseInt(Files.readString(portFile).strip());
      try (ShopClient client = new ShopClient(port)) {
        assertThat(client.get("/health").status()).isEqualTo(200);
        shop.toHandle().destroy();
        assertThat(shop.waitFor(10, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(output(shop)).isEqualTo("shop listening on http://127.0.0.1:" + port);
      assertThat(Files.readString(log)).contains("GET\t/health\t200");
    } finally {
      shop.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cpu-workers 0 | shop: CPU workers must be at least 1, not 0",
        "--port 70000 | shop: the port must be from 0 to 65535, not 70000",
        "--db-hold 5 | must be a duration such as 800ms, 20s or 1m30s",
        "--pause-every 1s --pause-for 2s | shop: pauses of 2000 ms must be further apart than 1000 ms"
      })
  void refusesBadFlagsInOneSentence(String flags, String sentence) throws Exception {
    Process shop = start(flags.split(" ", -1));
    assertThat(shop.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.exitValue()).isEqualTo(2);
    assertThat(output(shop)).contains(sentence);
  }

  @Test
  void showsDefaultsAsTheyCanBeGiven() {
    String help = new CommandLine(new Main()).getUsageMessage();

    assertThat(help)
        .contains("Default: 20ms", "Default: 2s", "Default: 800ms")
        .doesNotContain("Default: PT");
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (Shop other = Shop.start(ShopOptions.DEFAULT)) {
      Process shop = start("--port", Integer.toString(other.port()));
      assertThat(shop.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(shop.exitValue()).isEqualTo(4);
      assertThat(output(shop))
          .contains("shop: the shop can't listen on 127.0.0.1:" + other.port())
          .doesNotContain("\tat ");
    }
  }

  private static Process start(String... flags) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(flags));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void await(Path file, Process shop) throws InterruptedException {
    for (int i = 0; i < 400 && shop.isAlive() && !Files.exists(file); i++) {
      Thread.sleep(50);
    }
  }

  private static String output(Process shop) throws IOException {
    return new String(shop.getInputStream().readAllBytes()).strip();
  }
}
