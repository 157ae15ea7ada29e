package dev.throng.runner.pem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and keys in files that a flag or variable names, looked at before anything depends
 * on them: each error says by what the file was named.
 */
public final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END ");

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
   * Looks at a certificate and its key.
   *
   * @throws PemException naming the flag or variable and the file that is wrong
   */
  public static void pair(String certificateBy, Path certificate, String keyBy, Path key) {
    PublicKey shown = certificates(certificateBy, certificate).iterator().next().getPublicKey();
    Matcher pem = KEY.matcher(read(keyBy, key));
    if (!pem.find()) {
      throw new PemException(keyBy + " " + key + " has no PEM key without a password");
    }
    // the older forms have no key factory here: the TLS engine reads them
    if (pem.group(1).isEmpty() && !belongsTo(shown, pem.group(2))) {
      throw new PemException(
          keyBy
              + " "
              + key
              + " is not the key of the certificate in "
              + certificateBy
              + " "
              + certificate);
    }
  }

  private static boolean belongsTo(PublicKey shown, String base64) {
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(base64);
      PrivateKey key =
          KeyFactory.getInstance(shown.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      Signature signature = Signature.getInstance(signatureOf(shown));
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(shown);
      return signature.verify(signed);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  private static String signatureOf(PublicKey key) {
    return switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  private static Collection<? extends Certificate> certificates(String flag, Path file) {
    byte[] text = read(flag, file).getBytes(StandardCharsets.UTF_8);
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(text));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException _) {
      // said below
    }
    throw new PemException(flag + " " + file + " has no PEM certificate");
  }

  private static String read(String flag, Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new PemException(flag + " " + file + " cannot be read: " + e);
    }
  }
}
