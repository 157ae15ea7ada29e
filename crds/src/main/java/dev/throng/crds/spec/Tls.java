package dev.throng.crds.spec;

import org.jspecify.annotations.Nullable;

/**
 * What to trust and what to present. Locally the PEM files are named by THRONG_TLS_CA_FILE,
 * THRONG_TLS_CERT_FILE and THRONG_TLS_KEY_FILE.
 */
public record Tls(
    Boolean insecureSkipVerify,
    @Nullable SecretKeyRef caSecret,
    @Nullable SecretRef clientCertSecret) {
  public Tls {
    insecureSkipVerify = insecureSkipVerify == null ? false : insecureSkipVerify;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Tls DEFAULT = new Tls(null, null, null);
}
