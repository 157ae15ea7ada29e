package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/**
 * What to trust and what to present. Locally the PEM files are named by THRONG_TLS_CA_FILE,
 * THRONG_TLS_CERT_FILE and THRONG_TLS_KEY_FILE.
 */
public record Tls(
    @JsonPropertyDescription("Trust any certificate.") @Default("false") Boolean insecureSkipVerify,
    @JsonPropertyDescription("PEM file of the authorities to trust; locally THRONG_TLS_CA_FILE.")
        @Nullable SecretKeyRef caSecret,
    @JsonPropertyDescription(
            "kubernetes.io/tls Secret to present; locally THRONG_TLS_CERT_FILE and "
                + "THRONG_TLS_KEY_FILE.")
        @Nullable SecretRef clientCertSecret) {
  public Tls {
    insecureSkipVerify = insecureSkipVerify == null ? false : insecureSkipVerify;
  }

  @SuppressWarnings("NullAway") // null asks the constructor for the default
  public static final Tls DEFAULT = new Tls(null, null, null);
}
