package dev.throng.runner.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain answers, as most are, for a fraction of what a decoder costs, and leaves all others
 * to one. An answer is plain if
 *
 * <ul>
 *   <li>it came whole, in one piece of at most {@link #MOST_BYTES}, and nothing came after it;
 *   <li>its head is of printable ASCII as RFC 9112 wants it, without the leave it gives to be lax:
 *       each line ends with CRLF, no name is followed by a space, no value goes on in another line;
 *   <li>it is of HTTP/1.1, with a final status that may have a body, and its length is said by one
 *       {@code Content-Length} and by nothing else;
 *   <li>its {@code Connection}, if it has any, is {@code keep-alive}.
 * </ul>
 *
 * <p>Answers often have the very head of the one before: that one is not read again. Confined to
 * one loop.
 */
final class PlainAnswers {
  static final int MOST_BYTES = 8 << 10;

  private static final byte[] VERSION = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);
  private static final int REASON = VERSION.length + 4;
  private static final int MOST_LENGTH_DIGITS = 9;

  /** Of a name, by its character; 0 for one that no name may have (RFC 9110, section 5.6.2). */
  private static final byte[] LOWER_CASE = new byte[128];

  static {
    for (char c = '0'; c <= 'z'; c++) {
      if (Character.isLetterOrDigit(c)) {
        LOWER_CASE[c] = (byte) Character.toLowerCase(c);
      }
    }
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
      LOWER_CASE[c] = (byte) c;
    }
  }

  private final byte[] piece = new byte[MOST_BYTES];
  private int bytes;
  private int at;

  private int contentLength;
  private boolean setsCookies;
  private boolean limitsKeepAlive;

  private byte[] lastText = {};
  private @Nullable AnswerHead last;
  private int lastContentLength;

  /**
   * Looks at what has come.
   *
   * @return the head of the answer that it is; null if it is no plain answer
   */
  @Nullable AnswerHead read(ByteBuf in) {
    bytes = in.readableBytes();
    if (bytes > MOST_BYTES || bytes < REASON) {
      return null;
    }
    in.getBytes(in.readerIndex(), piece, 0, bytes);
    if (last == null || !beginsAsTheLast()) {
      AnswerHead head = head();
      if (head == null) {
        return null;
      }
      last = head;
      lastContentLength = contentLength;
    }
    return lastText.length + lastContentLength == bytes ? last : null;
  }

  /** How many bytes the body has of the answer that was read last. */
  int contentLength() {
    return lastContentLength;
  }

  /** The body of the answer that was read last. */
  byte[] content() {
    return Arrays.copyOfRange(piece, bytes - lastContentLength, bytes);
  }

  private boolean beginsAsTheLast() {
    return bytes >= lastText.length
        && Arrays.equals(piece, 0, lastText.length, lastText, 0, lastText.length);
  }

  private @Nullable AnswerHead head() {
    int status = status();
    int afterReason = status == 0 ? -1 : endOfText(REASON);
    if (afterReason < 0) {
      return null;
    }
    String reason = text(REASON, afterReason);
    at = afterReason + 2;
    contentLength = -1;
    setsCookies = false;
    limitsKeepAlive = false;
    while (at + 1 < bytes && piece[at] != '\r') {
      if (!isPlainField()) {
        return null;
      }
    }
    if (contentLength < 0 || at + 1 >= bytes || piece[at + 1] != '\n') {
      return null;
    }
    lastText = Arrays.copyOf(piece, at + 2);
    return new AnswerHead(status, reason, lastText, setsCookies, limitsKeepAlive);
  }

  /** 0 if it is none that a plain answer has. */
  private int status() {
    if (!Arrays.equals(piece, 0, VERSION.length, VERSION, 0, VERSION.length)
        || piece[REASON - 1] != ' ') {
      return 0;
    }
    int status = 0;
    for (int i = VERSION.length; i < REASON - 1; i++) {
      if (piece[i] < '0' || piece[i] > '9') {
        return 0;
      }
      status = 10 * status + piece[i] - '0';
    }
    return status < 200 || status == 204 || status == 304 ? 0 : status;
  }

  /** Where the printable characters end, with CRLF; -1 if they do not end so. */
  private int endOfText(int from) {
    int end = from;
    while (end < bytes && (piece[end] >= ' ' && piece[end] < 0x7f || piece[end] == '\t')) {
      end++;
    }
    return end + 1 < bytes && piece[end] == '\r' && piece[end + 1] == '\n' ? end : -1;
  }

  private String text(int from, int end) {
    return new String(piece, from, end - from, StandardCharsets.US_ASCII).strip();
  }

  /** Takes in the field that begins here, and goes on behind it. */
  private boolean isPlainField() {
    int name = at;
    int colon = name;
    while (colon < bytes && piece[colon] >= 0 && LOWER_CASE[piece[colon]] != 0) {
      colon++;
    }
    if (colon == name || colon >= bytes || piece[colon] != ':') {
      return false;
    }
    int end = endOfText(colon + 1);
    if (end < 0) {
      return false;
    }
    at = end + 2;
    return switch (colon - name) {
      case 10 -> isPlainConnection(name, colon, end);
      case 14 -> !isNamed(name, "content-length") || isOnlyLength(text(colon + 1, end));
      case 17 -> !isNamed(name, "transfer-encoding");
      default -> true;
    };
  }

  private boolean isPlainConnection(int name, int colon, int end) {
    setsCookies |= isNamed(name, "set-cookie");
    limitsKeepAlive |= isNamed(name, "keep-alive");
    return !isNamed(name, "connection") || text(colon + 1, end).equalsIgnoreCase("keep-alive");
  }

  private boolean isOnlyLength(String value) {
    if (contentLength >= 0 || value.isEmpty() || value.length() > MOST_LENGTH_DIGITS) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    contentLength = Integer.parseInt(value);
    return true;
  }

  private boolean isNamed(int name, String lowerCase) {
    for (int i = 0; i < lowerCase.length(); i++) {
      if (LOWER_CASE[piece[name + i]] != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
