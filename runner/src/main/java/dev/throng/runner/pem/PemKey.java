package dev.throng.runner.pem;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key without a password in one of the three forms that PEM files have.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958">RFC 5958: PRIVATE KEY, PKCS #8</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2">RFC 8017: RSA PRIVATE KEY,
 *     PKCS #1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5915">RFC 5915: EC PRIVATE KEY, SEC 1</a>
 */
record PemKey(boolean pkcs8, byte[] encoded) {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END ");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  /** The first in a text. */
  static Optional<PemKey> in(String text) {
    Matcher pem = PEM.matcher(text);
    return pem.find()
        ? Optional.of(
            new PemKey(pem.group(1).isEmpty(), Base64.getMimeDecoder().decode(pem.group(2))))
        : Optional.empty();
  }

  /** The key, if it is that of a certificate with this public key. */
  Optional<PrivateKey> of(PublicKey shown) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(shown.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8 ? encoded : wrapped(shown)));
      return isPair(key, shown) ? Optional.of(key) : Optional.empty();
    } catch (GeneralSecurityException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static boolean isPair(PrivateKey key, PublicKey shown) throws GeneralSecurityException {
    if (key instanceof RSAKey own && shown instanceof RSAKey other) {
      return own.getModulus().equals(other.getModulus());
    }
    String algorithm = shown.getAlgorithm();
    Signature signature =
        Signature.getInstance(algorithm.equals("EC") ? "SHA256withECDSA" : algorithm);
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(shown);
    return signature.verify(signed);
  }

  /**
   * The older forms don't say which algorithm they are for: the certificate does, in the same words
   * as PKCS #8 (RFC 5280, section 4.1: SubjectPublicKeyInfo).
   */
  private byte[] wrapped(PublicKey shown) {
    byte[] info = shown.getEncoded();
    int start = contentStart(info, 0);
    int length = contentStart(info, start) - start + contentLength(info, start);
    byte[] algorithm = Arrays.copyOfRange(info, start, start + length);
    return der(SEQUENCE, VERSION_0, algorithm, der(OCTET_STRING, encoded));
  }

  private static int contentStart(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
  }

  private static int contentLength(byte[] der, int at) {
    int start = contentStart(der, at);
    if (start == at + 2) {
      return der[at + 1];
    }
    int length = 0;
    for (int i = at + 2; i < start; i++) {
      length = length << 8 | der[i] & 0xff;
    }
    return length;
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream der = new ByteArrayOutputStream(length + 5);
    der.write(tag);
    if (length < 0x80) {
      der.write(length);
    } else {
      der.write(0x82); // the length in two bytes: no key has 64 KiB
      der.write(length >> 8);
      der.write(length);
    }
    for (byte[] part : parts) {
      der.writeBytes(part);
    }
    return der.toByteArray();
  }
}
