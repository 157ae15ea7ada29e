package dev.throng.runner.pem;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;

/** Certificates in PEM, whether or not there are keys beside them. */
final class PemCertificates {
  private static final Pattern KEY =
      Pattern.compile("(?s)-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?-----END \\1-----\\s*");

  private PemCertificates() {}

  /** All in a text; none if one of them is broken. */
  static List<X509Certificate> in(String text) {
    byte[] bytes = KEY.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(bytes))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException _) {
      return List.of();
    }
  }
}
