package dev.throng.runner.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.truth.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {
  @TempDir private Path folder = Path.of("");
  private Path certificate = Path.of("");
  private Path key = Path.of("");

  @BeforeEach
  void make() {
    Certificates ours = Certificates.create(folder, "ours");
    certificate = ours.certificatePem();
    key = ours.keyPem();
  }

  @Test
  void aCertificateAndItsKeyAreTaken() {
    PemFiles.pair("--tls-cert", certificate, "--tls-key", key);
    assertThat(PemFiles.trusted("--ca", certificate)).isEqualTo(certificate);
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsFlag() {
    Path none = folder.resolve("none.pem");

    assertThatThrownBy(() -> PemFiles.pair("--tls-cert", none, "--tls-key", key))
        .isInstanceOf(PemException.class)
        .hasMessageStartingWith("--tls-cert " + none + " cannot be read: ");
    assertThatThrownBy(() -> PemFiles.pair("--tls-cert", certificate, "--tls-key", none))
        .hasMessageStartingWith("--tls-key " + none + " cannot be read: ");
    assertThatThrownBy(() -> PemFiles.trusted("--ca", none))
        .hasMessageStartingWith("--ca " + none + " cannot be read: ");
  }

  @Test
  void aFileWithSomethingElseIsNamedWithItsFlag() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pem"), "hello\n");

    assertThatThrownBy(() -> PemFiles.pair("--tls-cert", text, "--tls-key", key))
        .hasMessage("--tls-cert " + text + " has no PEM certificate");
    assertThatThrownBy(() -> PemFiles.pair("--tls-cert", certificate, "--tls-key", text))
        .hasMessage("--tls-key " + text + " has no PEM key without a password");
  }

  @Test
  void theKeyOfAnotherCertificateIsRefusedBeforeAnyoneConnects() {
    Path other = Certificates.create(folder, "other").keyPem();

    assertThatThrownBy(() -> PemFiles.pair("--tls-cert", certificate, "--tls-key", other))
        .hasMessage(
            "--tls-key "
                + other
                + " is not the key of the certificate in --tls-cert "
                + certificate);
  }
}
