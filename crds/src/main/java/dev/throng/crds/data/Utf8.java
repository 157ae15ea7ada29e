package dev.throng.crds.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a file, which must be UTF-8, with or without a byte order mark. */
public final class Utf8 {
  private static final String MARK = "\uFEFF";

  private Utf8() {}

  /**
   * The text without its byte order mark.
   *
   * @throws IllegalArgumentException in words that follow the file's name, with what the file looks
   *     like instead
   */
  public static String decode(byte[] bytes) {
    String other = Signature.of(bytes);
    if (other != null) {
      throw new IllegalArgumentException("is not UTF-8: it looks like " + other);
    }
    try {
      return withoutMark(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "is not UTF-8: it looks like Windows-1252 or ISO 8859-1; save it as UTF-8", e);
    }
  }

  static String withoutMark(String text) {
    return text.startsWith(MARK) ? text.substring(1) : text;
  }
}
