package dev.throng.users;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came back of a request. Where nothing came, since the connection failed or time ran out, its
 * status is 0 and its body empty: the request has failed, and the user goes on.
 */
public interface Answer {
  /** Of HTTP; 0 if there was no answer. */
  int status();

  /** Why there was no answer; null if there was one. */
  @Nullable String error();

  /** The first header of a name, whatever its case; null for none. */
  @Nullable String header(String name);

  /** All headers of a name, whatever its case. */
  List<String> headers(String name);

  /**
   * As text, by the character set that the answer names, else UTF-8.
   *
   * @throws IllegalStateException if it was too large to be kept: 16 MiB are
   */
  String body();

  /**
   * As it was received, unpacked.
   *
   * @throws IllegalStateException if it was too large to be kept: 16 MiB are
   */
  byte[] bytes();

  /**
   * A value of a JSON body, as text.
   *
   * @param pointer by RFC 6901, {@code /items/0/id} for instance
   * @throws IllegalStateException if the body is no JSON, or has nothing there
   */
  String json(String pointer);

  /** From the moment the request was due until the last byte of its answer. */
  Duration responseTime();

  /**
   * Says whether it is good, in place of its status. Before the user's next request or wait, and
   * once. Where nothing came the request has failed already, and the judge is not asked.
   *
   * @return this answer
   * @throws IllegalStateException if it is counted already
   */
  Answer judge(Function<? super Answer, Verdict> judge);
}
