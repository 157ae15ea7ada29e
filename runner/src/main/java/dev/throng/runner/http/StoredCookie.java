package dev.throng.runner.http;

import dev.throng.runner.scenario.Destination;
import io.netty.handler.codec.DateFormatter;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as a jar keeps it.
 *
 * @param domain in lower case, without a leading dot
 * @param hostOnly whether it is for that host alone, not for those below it
 * @param expiresMillis since the epoch; {@link Long#MAX_VALUE} for the end of the session
 */
record StoredCookie(
    String name,
    String value,
    String domain,
    boolean hostOnly,
    String path,
    boolean secure,
    long expiresMillis) {
  private static final int MAX_DATE_LENGTH = 64;

  /**
   * Reads a {@code Set-Cookie} header (RFC 6265, sections 5.2 and 5.3); null for one that is to be
   * ignored. One with a control character is, as in RFC 6265bis, section 5.6.
   */
  static @Nullable StoredCookie parse(String header, Destination from, long nowMillis) {
    if (header.chars().anyMatch(StoredCookie::isControl)) {
      return null;
    }
    String[] parts = header.split(";", -1);
    int equals = parts[0].indexOf('=');
    String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
    String host = from.origin().host().toLowerCase(Locale.ROOT);
    String domain = "";
    String path = "";
    boolean secure = false;
    Long maxAgeSeconds = null;
    Date expires = null;
    for (int i = 1; i < parts.length; i++) {
      int separator = parts[i].indexOf('=');
      String attribute = parts[i].substring(0, separator < 0 ? parts[i].length() : separator);
      String value = separator < 0 ? "" : parts[i].substring(separator + 1).strip();
      switch (attribute.strip().toLowerCase(Locale.ROOT)) {
        case "domain" -> domain = value.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        case "path" -> path = value;
        case "secure" -> secure = true;
        case "max-age" ->
            maxAgeSeconds = value.matches("-?[0-9]{1,12}") ? Long.valueOf(value) : maxAgeSeconds;
        case "expires" -> expires = date(value);
        default -> {}
      }
    }
    if (name.isEmpty() || !domain.isEmpty() && !maySet(host, domain)) {
      return null;
    }
    return new StoredCookie(
        name,
        parts[0].substring(equals + 1).strip(),
        domain.isEmpty() ? host : domain,
        domain.isEmpty(),
        path.startsWith("/") ? path : defaultPath(from),
        secure,
        maxAgeSeconds != null
            ? nowMillis + 1000 * maxAgeSeconds
            : expires != null ? expires.getTime() : Long.MAX_VALUE);
  }

  private static boolean isControl(int character) {
    return character < ' ' && character != '\t' || character == 0x7f;
  }

  /** Null for what is no date: Netty throws for texts longer than this. */
  private static @Nullable Date date(String value) {
    return value.length() > MAX_DATE_LENGTH ? null : DateFormatter.parseHttpDate(value);
  }

  private static String defaultPath(Destination from) {
    String path = pathOf(from);
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }

  private static String pathOf(Destination destination) {
    String path = destination.path();
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static boolean isWithin(String host, String domain) {
    return host.equals(domain)
        || host.endsWith("." + domain) && !Character.isDigit(host.charAt(host.length() - 1));
  }

  /** Nobody sets cookies for a whole top-level domain (RFC 6265, section 5.3, step 5). */
  private static boolean maySet(String host, String domain) {
    return host.equals(domain) || domain.contains(".") && isWithin(host, domain);
  }

  boolean replaces(StoredCookie other) {
    return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
  }

  boolean hasExpired(long nowMillis) {
    return expiresMillis <= nowMillis;
  }

  /** Whether it goes with a request (RFC 6265, section 5.4). */
  boolean goesTo(Destination destination) {
    String host = destination.origin().host().toLowerCase(Locale.ROOT);
    String asked = pathOf(destination);
    return (hostOnly ? host.equals(domain) : isWithin(host, domain))
        && asked.startsWith(path)
        && (asked.length() == path.length()
            || path.endsWith("/")
            || asked.charAt(path.length()) == '/')
        && (!secure || destination.origin().tls());
  }
}
