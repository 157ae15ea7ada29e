package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What it writes is a test, as it is. */
class InitCommandTest {
  @TempDir private Path folder = Path.of("");

  private record Ended(int exitCode, String said) {}

  @Test
  void theManifestIsRightAndEveryRequestOfItSucceeds() throws IOException {
    Path file = folder.resolve("My shop.yaml");

    assertThat(run("init", "yaml", folder.resolve("My shop").toString()).exitCode()).isZero();

    assertThat(Files.readString(file)).contains("metadata: {name: my-shop}").doesNotContain("NAME");
    assertThat(checked(file)).isZero();
  }

  @Test
  void theClassIsRightAndEveryRequestOfItSucceeds() throws IOException {
    Path file = folder.resolve("Buyer.java");

    assertThat(run("init", "java", file.toString()).exitCode()).isZero();

    assertThat(Files.readString(file))
        .contains("public final class Buyer extends HttpUser", "throng check " + file)
        .doesNotContain("NAME");
    assertThat(checked(file)).isZero();
  }

  @Test
  void aFileThatIsThereStays() throws IOException {
    Path file = Files.writeString(folder.resolve("Buyer.java"), "mine");

    assertThat(run("init", "java", file.toString()))
        .isEqualTo(new Ended(2, "throng: " + file + " exists: give another name, or --force\n"));
    assertThat(file).hasContent("mine");
    assertThat(run("init", "java", file.toString(), "--force").exitCode()).isZero();
    assertThat(Files.readString(file)).contains("class Buyer");
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertThat(run("init", "java", folder.resolve("my shop").toString()).said())
        .contains("NAME: \"my shop\" must be the name of a Java class, such as Shopper");
    assertThat(run("init", "java", folder.resolve("class").toString()).exitCode()).isEqualTo(2);
    assertThat(run("init", "python", "x").exitCode()).isEqualTo(2);
    assertThat(run("init", "yaml", folder.resolve("no/where").toString()).said())
        .contains("cannot be written");
  }

  private int checked(Path file) {
    try (Shop shop = Shop.start(ShopOptions.DEFAULT)) {
      return run("check", file.toString(), "--host", shop.url()).exitCode();
    }
  }

  private static Ended run(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine throng = Main.commandLine().setErr(new PrintWriter(said, true));
    return new Ended(throng.execute(arguments), said.toString());
  }
}
