package dev.throng.runner.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The secret of a run: who has it may steer it. Its text is shown nowhere. */
public final class Token {
  private static final String SCHEME = "Bearer ";

  private final byte[] expected;

  /**
   * @throws IllegalArgumentException if there is nothing in it, or what no HTTP header can hold
   */
  public Token(String text) {
    if (!text.matches("[\\x21-\\x7e]{1,4096}")) {
      throw new IllegalArgumentException(
          "a token must be 1 to 4096 visible ASCII characters without spaces");
    }
    expected = (SCHEME + text).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether an Authorization header carries it, in a time that tells nothing of where it differs.
   */
  boolean isIn(@Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }
}
