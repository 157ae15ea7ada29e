package dev.throng.runner.pem;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * For a server that asks nobody for a certificate. Where nothing is said of trust, Java reads all
 * the certificates that it trusts, which takes a tenth of a second at a start.
 */
public final class NobodyTrusted implements X509TrustManager {

  /** The cipher suites that Java enables, as it would say them where nobody chooses any. */
  public static List<String> cipherSuites() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new NobodyTrusted()}, null);
      return List.of(context.createSSLEngine().getEnabledCipherSuites());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String algorithm)
      throws CertificateException {
    throw new CertificateException("no client is asked for a certificate");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String algorithm)
      throws CertificateException {
    throw new CertificateException("no server is trusted here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
