package dev.throng.runner.truth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A key and its own certificate for localhost, made by the JDK's keytool.
 *
 * @param store PKCS #12, opened by {@link #PASSWORD}
 */
public record Certificates(Path store, Path certificatePem, Path keyPem) {
  static final String PASSWORD = "changeit";

  /** By name: keytool takes a while, though it hides the key no better than a test needs. */
  private static final Map<String, Certificates> MADE = new ConcurrentHashMap<>();

  /** The same for the same name as long as this process runs. */
  public static Certificates create(Path directory, String name) {
    return MADE.computeIfAbsent(name, Certificates::made).copiedTo(directory);
  }

  private static Certificates made(String name) {
    try {
      Path directory = Files.createTempDirectory("throng-certificates");
      Certificates made = fresh(directory, name);
      List.of(directory, made.store, made.certificatePem, made.keyPem)
          .forEach(file -> file.toFile().deleteOnExit());
      return made;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Certificates copiedTo(Path directory) {
    return new Certificates(
        copied(store, directory), copied(certificatePem, directory), copied(keyPem, directory));
  }

  private static Path copied(Path file, Path directory) {
    try {
      return Files.copy(
          file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Another one at each call. */
  static Certificates fresh(Path directory, String name) {
    Path store = directory.resolve(name + ".p12");
    try {
      run(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
              "-J-XX:TieredStopAtLevel=1",
              "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
              "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
              "-J-Dkeystore.pkcs12.macIterationCount=1",
              "-genkeypair",
              "-alias",
              name,
              "-keyalg",
              "EC",
              "-groupname",
              "secp256r1",
              "-dname",
              "CN=" + name,
              "-ext",
              "san=ip:127.0.0.1,dns:localhost",
              "-storetype",
              "PKCS12",
              "-keystore",
              store.toString(),
              "-storepass",
              PASSWORD));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD.toCharArray());
      }
      return new Certificates(
          store,
          pem(
              directory.resolve(name + ".crt"),
              "CERTIFICATE",
              keys.getCertificate(name).getEncoded()),
          pem(
              directory.resolve(name + ".key"),
              "PRIVATE KEY",
              keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(List<String> command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new AssertionError("keytool: " + said);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Path pem(Path file, String label, byte[] der) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN "
            + label
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END "
            + label
            + "-----\n");
  }
}
