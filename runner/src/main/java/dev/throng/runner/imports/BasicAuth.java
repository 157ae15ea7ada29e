package dev.throng.runner.imports;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A user and a password in a header.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617#section-2">RFC 7617, section 2</a>
 */
public final class BasicAuth {
  private static final String SCHEME = "Basic ";

  private BasicAuth() {}

  /** The header's value of {@code user:password}. */
  public static String of(String userAndPassword, Notes notes) {
    return ofEncoded(
        Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8)),
        notes);
  }

  /**
   * The header's value.
   *
   * @param encoded the pair in Base64, or what stands for it
   */
  public static String ofEncoded(String encoded, Notes notes) {
    notes.decided("Basic credentials are user:password in Base64.");
    return SCHEME + encoded;
  }
}
