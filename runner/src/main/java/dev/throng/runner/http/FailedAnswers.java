package dev.throng.runner.http;

import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.BoundedText;
import dev.throng.runner.stats.FailedAnswer;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One answer of each way in which requests of a name fail, as an example: a bounded number of them,
 * of a bounded size. Confined to the loop's thread.
 *
 * <p>The bodies of most answers are read by nothing, and not kept. Of the first few with a status
 * of 400 or more the beginning is.
 */
final class FailedAnswers {
  /** Of one loop, in the whole run. */
  static final int MOST = 32;

  /** Of one loop, so that a thousand workers whose requests all fail do not flood their master. */
  static final int MOST_A_SECOND = 4;

  private static final long NANOS_OF_A_SECOND = 1_000_000_000;

  private static final int FIRST_ERROR_STATUS = 400;

  /** Of one name and status: more than one way of failing may have the same. */
  private static final int MOST_BODIES = 8;

  /** Of this share of a text, and more, that no text has, it is none. */
  private static final double BINARY = 0.1;

  private static final int MOST_BYTES_OF_A_CHARACTER = 4;

  private static final Pattern CONFIDENTIAL =
      Pattern.compile(
          "(?i)cookie|token|secret|session|api-?key|password|credential|authorization"
              + "|authentication-info");

  private final Blanks secrets;
  private final int beginning;
  private final Set<Way> ways = new HashSet<>();
  private final Map<Long, int[]> bodies = new HashMap<>();
  private long second;
  private int thisSecond;

  private record Way(int name, String error) {}

  FailedAnswers(Blanks secrets) {
    this.secrets = secrets;
    beginning = MOST_BYTES_OF_A_CHARACTER * (BoundedText.MAX_BYTES + 1 + secrets.longest());
  }

  /** How many bytes of a body are to be kept that nothing else reads. */
  int wantedOf(int name, int status) {
    if (status < FIRST_ERROR_STATUS || ways.size() >= MOST) {
      return 0;
    }
    int[] count = bodies.computeIfAbsent((long) name << Short.SIZE | status, _ -> new int[1]);
    return count[0]++ < MOST_BODIES ? beginning : 0;
  }

  /**
   * An answer of a way that has none yet; null if it is not wanted.
   *
   * @param bytes of the whole body
   * @param nowNanos by {@link System#nanoTime()}
   */
  @Nullable FailedAnswer sample(
      int name, String error, AnswerHead response, Buffer received, long bytes, long nowNanos) {
    begin(nowNanos / NANOS_OF_A_SECOND);
    boolean known = received.length() > 0 || bytes == 0;
    if (!known
        || ways.size() >= MOST
        || thisSecond >= MOST_A_SECOND
        || !ways.add(new Way(name, error))) {
      return null;
    }
    thisSecond++;
    return new FailedAnswer(head(response), body(response, received, bytes));
  }

  private void begin(long now) {
    if (now != second) {
      second = now;
      thisSecond = 0;
    }
  }

  private String head(AnswerHead response) {
    StringBuilder head = new StringBuilder().append(response.status());
    if (!response.reason().isBlank()) {
      head.append(' ').append(response.reason());
    }
    response
        .headers()
        .forEach((field, value) ->
            head.append('\n')
                .append(field)
                .append(": ")
                .append(CONFIDENTIAL.matcher(field).find() ? Blanks.BLANK : value));
    return BoundedText.lines(head.toString(), secrets);
  }

  private String body(AnswerHead response, Buffer received, long bytes) {
    if (received.length() == 0) {
      return "";
    }
    Buffer first = received.length() > beginning ? received.getBuffer(0, beginning) : received;
    String text = new ReceivedAnswer(response, first, 0, secrets).body();
    long odd = text.chars().filter(FailedAnswers::isOdd).count();
    return odd > BINARY * text.length()
        ? "(" + bytes + " bytes that are no text)"
        : BoundedText.lines(text, secrets);
  }

  private static boolean isOdd(int c) {
    return c == '\uFFFD' || c < ' ' && c != '\n' && c != '\r' && c != '\t';
  }
}
