package dev.throng.runner.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.runner.truth.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void bothMayBeInOneFileInAnyOrder() throws IOException {
    for (Path first : List.of(certificate, key)) {
      Path second = first.equals(key) ? certificate : key;
      Path both =
          Files.writeString(
              folder.resolve("both.pem"), Files.readString(first) + Files.readString(second));

      assertThat(PemFiles.pair("--tls-cert", both, "--tls-key", both).chain()).hasSize(1);
    }
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsFlag() {
    Path none = folder.resolve("none.pem");

    assertThatThrownBy(() -> PemFiles.pair("--tls-cert", none, "--tls-key", key))
        .isInstanceOf(PemException.class)
        .hasMessage("--tls-cert " + none + " cannot be read: it does not exist");
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

  /** Each written by openssl. */
  @ParameterizedTest
  @ValueSource(strings = {"rsa-pkcs8", "rsa-pkcs1", "ec-sec1", "ec384-sec1", "rsa-pss", "ed25519"})
  void everyFormOfAKeyIsTakenAndServes(String name) throws Exception {
    Identity identity =
        PemFiles.pair("--tls-cert", resource(name + ".crt"), "--tls-key", resource(name + ".key"));

    assertThat(handshake(identity)).isEqualTo(identity.chain().getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-pkcs8, rsa-pkcs1",
    "rsa-pkcs1, rsa-pkcs8",
    "ec-sec1, ec384-sec1",
    "ec384-sec1, rsa-pkcs1",
    "rsa-pkcs8, ec-sec1",
    "rsa-pss, rsa-pkcs1",
    "ed25519, ec-sec1",
  })
  void noFormOfAKeyGoesWithAnotherCertificate(String certificate, String key) {
    assertThatThrownBy(() ->
            PemFiles.pair(
                "--tls-cert", resource(certificate + ".crt"), "--tls-key", resource(key + ".key")))
        .isInstanceOf(PemException.class)
        .hasMessageContaining(key + ".key is not the key of the certificate in --tls-cert ");
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/pem", name);
  }

  /** The certificate that a client of this server sees. */
  private static Certificate handshake(Identity identity) throws Exception {
    SSLContext server = SSLContext.getInstance("TLS");
    server.init(new KeyManager[] {identity.keyManager()}, null, null);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", identity.chain().getFirst());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(null, trust.getTrustManagers(), null);
    try (ServerSocket listening =
            server
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket connecting =
            (SSLSocket)
                client
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
      connecting.setSoTimeout(10_000);
      Thread.startVirtualThread(() -> {
        try (SSLSocket accepted = (SSLSocket) listening.accept()) {
          accepted.startHandshake();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      connecting.startHandshake();
      return connecting.getSession().getPeerCertificates()[0];
    }
  }
}
