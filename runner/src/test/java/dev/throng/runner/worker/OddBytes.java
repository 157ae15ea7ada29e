package dev.throng.runner.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Bytes as the corpus writes them: text with {@code \n}, {@code \r} and {@code \xff}, or, in words
 * before it, {@code gzip hello}, {@code zlib hello}, {@code bare hello}, {@code times 70000 x}, and
 * before those {@code cut -9} (bytes that are missing at the end), {@code flip 12} (the byte that
 * is wrong), {@code twice}; {@code plain} for text that begins with one of these words.
 */
final class OddBytes {
  private OddBytes() {}

  static byte[] of(String text) {
    String[] words = text.split(" ", 2);
    String rest = words.length == 2 ? words[1] : "";
    try {
      return switch (words[0]) {
        case "gzip" -> gzip(of(rest));
        case "zlib" -> deflate(of(rest), false);
        case "bare" -> deflate(of(rest), true);
        case "twice" -> joined(of(rest), of(rest));
        case "cut" -> {
          byte[] whole = of(rest.substring(rest.indexOf(' ') + 1));
          int cut = Integer.parseInt(rest.substring(0, rest.indexOf(' ')));
          yield Arrays.copyOf(whole, cut < 0 ? whole.length + cut : cut);
        }
        case "flip" -> {
          byte[] whole = of(rest.substring(rest.indexOf(' ') + 1));
          int at = Integer.parseInt(rest.substring(0, rest.indexOf(' ')));
          whole[at < 0 ? whole.length + at : at] ^= 0x55;
          yield whole;
        }
        case "times" -> {
          String[] parts = rest.split(" ", 2);
          yield escaped(parts[1].repeat(Integer.parseInt(parts[0])));
        }
        case "plain" -> escaped(rest);
        default -> escaped(text);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] escaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      switch (text.charAt(++i)) {
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case 'x' -> {
          bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
          i += 2;
        }
        default -> bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] plain, boolean bare) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(plain);
    }
    deflater.end();
    return packed.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
