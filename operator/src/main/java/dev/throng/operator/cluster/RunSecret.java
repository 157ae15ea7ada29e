package dev.throng.operator.cluster;

import dev.throng.operator.resources.RunObjects;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What the ends of a run know each other by: who has the token may talk to the master, and who has
 * the certificate's key is the master.
 */
final class RunSecret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 24;

  private RunSecret() {}

  /** What opens a master, and what it is known by. */
  record Access(String token, String certificate) {}

  /**
   * A Secret with a fresh token, certificate and key.
   *
   * @param host by which the master is reached
   */
  static Secret filled(Secret empty, String host, Instant now) {
    byte[] token = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(token);
    MasterCertificate master = MasterCertificate.fresh(host, now);
    return new SecretBuilder(empty)
        .withStringData(
            Map.of(
                RunObjects.TOKEN_KEY,
                HexFormat.of().formatHex(token),
                RunObjects.CERTIFICATE_KEY,
                master.certificate(),
                RunObjects.PRIVATE_KEY_KEY,
                master.key()))
        .build();
  }

  /** Empty if one of both is missing. */
  static Optional<Access> access(Secret secret) {
    return text(secret, RunObjects.TOKEN_KEY)
        .flatMap(token ->
            text(secret, RunObjects.CERTIFICATE_KEY)
                .map(certificate -> new Access(token, certificate)));
  }

  private static Optional<String> text(Secret secret, String key) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(key))
        .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
  }
}
