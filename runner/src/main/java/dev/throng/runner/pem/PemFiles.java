package dev.throng.runner.pem;

import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificates and keys in files that a flag or variable names, looked at before anything depends
 * on them: each error says by what the file was named.
 */
public final class PemFiles {
  private PemFiles() {}

  /**
   * Those that shall be trusted.
   *
   * @param namedBy a flag or variable, as the message names it
   * @throws PemException if there is none in the file
   */
  public static Path trusted(String namedBy, Path file) {
    certificates(namedBy, file);
    return file;
  }

  /**
   * A certificate, and what vouches for it, with its key.
   *
   * @throws PemException naming the flag or variable and the file that is wrong
   */
  public static Identity pair(String certificateBy, Path certificate, String keyBy, Path key) {
    List<X509Certificate> chain = certificates(certificateBy, certificate);
    PemKey pem =
        PemKey.in(read(keyBy, key))
            .orElseThrow(
                () -> new PemException(keyBy + " " + key + " has no PEM key without a password"));
    return pem.of(chain.getFirst().getPublicKey())
        .map(own -> new Identity(own, chain))
        .orElseThrow(() ->
            new PemException(
                keyBy
                    + " "
                    + key
                    + " is not the key of the certificate in "
                    + certificateBy
                    + " "
                    + certificate));
  }

  private static List<X509Certificate> certificates(String flag, Path file) {
    List<X509Certificate> found = PemCertificates.in(read(flag, file));
    if (found.isEmpty()) {
      throw new PemException(flag + " " + file + " has no PEM certificate");
    }
    return found;
  }

  private static String read(String flag, Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new PemException(flag + " " + file + " cannot be read: " + Reason.of(e));
    }
  }
}
