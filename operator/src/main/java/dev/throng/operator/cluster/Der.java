package dev.throng.operator.cluster;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** What a certificate is written in: the distinguished encoding of ASN.1 (ITU-T X.690). */
final class Der {
  private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");
  private static final DateTimeFormatter UTC_TIME = time("yyMMddHHmmss'Z'");
  private static final DateTimeFormatter GENERALIZED_TIME = time("yyyyMMddHHmmss'Z'");

  private Der() {}

  private static DateTimeFormatter time(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  static byte[] sequence(byte[]... values) {
    return value(0x30, values);
  }

  static byte[] set(byte[]... values) {
    return value(0x31, values);
  }

  /** With a tag of its own, which holds the value's. */
  static byte[] explicit(int number, byte[] value) {
    return value(0xa0 | number, value);
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] yes() {
    return value(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] value) {
    return value(0x04, value);
  }

  /**
   * @param unused bits at the end
   */
  static byte[] bits(int unused, byte[] bytes) {
    return value(0x03, new byte[] {(byte) unused}, bytes);
  }

  static byte[] utf8(String text) {
    return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A name of a host among the names of a certificate (RFC 5280, 4.2.1.6). */
  static byte[] dnsName(String host) {
    return value(0x82, host.getBytes(StandardCharsets.US_ASCII));
  }

  /** With two digits for years before 2050, with four after that (RFC 5280, 4.1.2.5). */
  static byte[] time(Instant time) {
    return time.isBefore(YEAR_2050)
        ? value(0x17, UTC_TIME.format(time).getBytes(StandardCharsets.US_ASCII))
        : value(0x18, GENERALIZED_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @param dotted such as 2.5.4.3
   */
  static byte[] identifier(String dotted) {
    int[] arcs = Arrays.stream(dotted.split("\\.")).mapToInt(Integer::parseInt).toArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    septets(arcs[0] * 40 + arcs[1], bytes);
    Arrays.stream(arcs).skip(2).forEach(arc -> septets(arc, bytes));
    return value(0x06, bytes.toByteArray());
  }

  /** Seven bits a byte; all but the last have their eighth set. */
  private static void septets(int arc, ByteArrayOutputStream to) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (arc >>> shift != 0) {
        to.write(0x80 | (arc >>> shift & 0x7f));
      }
    }
    to.write(arc & 0x7f);
  }

  private static byte[] value(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(tag);
    if (length < 0x80) {
      bytes.write(length);
    } else {
      byte[] digits = BigInteger.valueOf(length).toByteArray();
      int first = digits[0] == 0 ? 1 : 0;
      bytes.write(0x80 | (digits.length - first));
      bytes.write(digits, first, digits.length - first);
    }
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
