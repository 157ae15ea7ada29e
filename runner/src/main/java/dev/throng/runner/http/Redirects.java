package dev.throng.runner.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer leads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, section 15.4</a>
 */
public final class Redirects {
  private Redirects() {}

  /** The location, as its server means it, or null if the answer leads nowhere. */
  public static @Nullable String location(int status, MultiMap headers) {
    String received =
        switch (status) {
          case 301, 302, 303, 307, 308 -> headers.get("location");
          default -> null;
        };
    return received == null || received.chars().allMatch(c -> c < 0x80)
        ? received
        : ofBytes(received.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Bytes beyond ASCII that are UTF-8 are characters. Others are percent-encoded one by one, as
   * browsers do.
   */
  private static String ofBytes(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      StringBuilder encoded = new StringBuilder();
      for (byte octet : bytes) {
        if (octet >= 0) {
          encoded.append((char) octet);
        } else {
          encoded.append("%%%02X".formatted(octet));
        }
      }
      return encoded.toString();
    }
  }

  /** How to ask there; a request whose method changes leaves its body behind. */
  static HttpMethod method(int status, HttpMethod method) {
    boolean becomesGet =
        switch (status) {
          case 303 -> !method.equals(HttpMethod.HEAD);
          case 301, 302 -> method.equals(HttpMethod.POST);
          default -> false;
        };
    return becomesGet ? HttpMethod.GET : method;
  }
}
