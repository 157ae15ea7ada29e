package dev.throng.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasterCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");

  @Test
  void it_is_valid_where_clocks_are_behind_and_however_long_the_run_takes() throws Exception {
    X509Certificate certificate = read(MasterCertificate.fresh("m.team.svc", NOW));

    certificate.checkValidity(Date.from(NOW.minus(Duration.ofHours(23))));
    certificate.checkValidity(Date.from(NOW.plus(Duration.ofDays(365 * 1000))));
  }

  @Test
  void it_is_for_the_master_s_name_only_and_signs_nothing_else() throws Exception {
    X509Certificate certificate = read(MasterCertificate.fresh("m.team.svc", NOW));

    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "m.team.svc"));
    assertThat(certificate.getBasicConstraints()).as("no CA").isEqualTo(-1);
    assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, false);
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(certificate.getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=throng master");
    assertThat(certificate.getIssuerX500Principal())
        .isEqualTo(certificate.getSubjectX500Principal());
    assertThat(certificate.getVersion()).isEqualTo(3);
  }

  @Test
  void a_long_name_is_written_as_well() throws Exception {
    String host = "m.".repeat(100) + "svc.cluster.local";
    X509Certificate certificate = read(MasterCertificate.fresh(host, NOW));

    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, host));
  }

  @Test
  void each_run_has_its_own() {
    MasterCertificate one = MasterCertificate.fresh("m.team.svc", NOW);
    MasterCertificate two = MasterCertificate.fresh("m.team.svc", NOW);

    assertThat(one.key()).isNotEqualTo(two.key());
    assertThat(one.certificate()).isNotEqualTo(two.certificate());
  }

  private static X509Certificate read(MasterCertificate made) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(made.certificate().getBytes(StandardCharsets.US_ASCII)));
  }
}
