package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.truth.Eventually;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home = Path.of("");

  @Test
  void aShopIsThereWithItsFlagsUntilASignalComes() throws Exception {
    buildShop();
    Path portFile = home.resolve("port");
    Process throng =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Dthrong.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.throng.runner.cli.Main",
                "shop",
                "--port",
                "0",
                "--port-file",
                portFile.toString())
            .inheritIO()
            .start();
    Eventually.holds("the shop answers", PATIENCE, () -> Files.exists(portFile));
    int port = Integer.parseInt(Files.readString(portFile).strip());
    new Socket(InetAddress.getLoopbackAddress(), port).close();

    throng.destroy();

    assertThat(throng.waitFor()).isEqualTo(143);
    Eventually.holds("the shop has gone", PATIENCE, () -> isClosed(port));
  }

  @Test
  void aShopThatIsNotBuiltIsSaidInOneSentence() {
    assertThatThrownBy(() -> DemoShop.command(home, List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the demo shop is not built in " + home);
  }

  private static boolean isClosed(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !socket.isConnected();
    } catch (ConnectException _) {
      return true;
    }
  }

  /** A jar where the build puts the shop's, with this test's class path. */
  private void buildShop() throws IOException {
    Path jar = home.resolve("examples/shop/target/throng-shop-0.1.0.jar");
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, "dev.throng.shop.Main");
    manifest
        .getMainAttributes()
        .put(
            Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
