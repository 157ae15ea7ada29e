package dev.throng.operator.cluster;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The certificate of one run's master, signed with its own key: whoever talks to this master trusts
 * this one certificate and no other. It has no end of its own (RFC 5280, 4.1.2.5): it goes with the
 * run's Secret, however long the run takes.
 *
 * @param certificate as PEM
 * @param key as PEM of PKCS #8
 */
record MasterCertificate(String certificate, String key) {
  private static final String CURVE = "secp256r1";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final String SUBJECT = "throng master";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final byte[] DIGITAL_SIGNATURE = {(byte) 0x80};
  private static final BigInteger VERSION_3 = BigInteger.TWO;
  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A node's clock may be behind. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

  private static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * @param host by which the master is reached
   */
  static MasterCertificate fresh(String host, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), RANDOM);
      KeyPair pair = generator.generateKeyPair();
      byte[] content = content(host, pair.getPublic(), now);
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initSign(pair.getPrivate(), RANDOM);
      signature.update(content);
      byte[] signed = Der.sequence(content, algorithm(), Der.bits(0, signature.sign()));
      return new MasterCertificate(
          pem("CERTIFICATE", signed), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no ECDSA on P-256", e);
    }
  }

  /** What is signed (RFC 5280, 4.1: TBSCertificate). */
  private static byte[] content(String host, PublicKey key, Instant now) {
    return Der.sequence(
        Der.explicit(0, Der.integer(VERSION_3)),
        Der.integer(new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS)),
        algorithm(),
        name(),
        Der.sequence(Der.time(now.minus(CLOCK_DIFFERENCE)), Der.time(NO_END)),
        name(),
        key.getEncoded(),
        Der.explicit(3, Der.sequence(hosts(host), purpose(), use())));
  }

  private static byte[] algorithm() {
    return Der.sequence(Der.identifier(ECDSA_WITH_SHA256));
  }

  private static byte[] name() {
    return Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.utf8(SUBJECT))));
  }

  private static byte[] hosts(String host) {
    return Der.sequence(
        Der.identifier(SUBJECT_ALTERNATIVE_NAME), Der.octets(Der.sequence(Der.dnsName(host))));
  }

  private static byte[] purpose() {
    return Der.sequence(
        Der.identifier(KEY_USAGE), Der.yes(), Der.octets(Der.bits(7, DIGITAL_SIGNATURE)));
  }

  private static byte[] use() {
    return Der.sequence(
        Der.identifier(EXTENDED_KEY_USAGE),
        Der.octets(Der.sequence(Der.identifier(SERVER_AUTHENTICATION))));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label);
  }
}
