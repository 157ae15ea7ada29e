package dev.throng.crds.urls;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL as a browser reads it: host and scheme without case, default ports
 * filled in, dots in the path resolved, what may not stand in a request line percent-encoded, and
 * no fragment, which is never sent.
 *
 * @param host in lower case; an IPv6 address without its brackets, an international name as the DNS
 *     has it
 * @param path raw, begins with a slash
 * @param query raw, with its question mark, which may stand alone; empty if there is none
 * @see <a href="https://url.spec.whatwg.org/#url-parsing">WHATWG URL, section 4.4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986, section 5.2</a>
 */
public record HttpUrl(boolean tls, String host, int port, String path, String query) {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
  private static final Pattern SERVER = Pattern.compile("(?i)https?:[/\\\\]{2}[^/\\\\?#]*");
  private static final Pattern USER_INFO =
      Pattern.compile(
          "^([\\x00-\\x20]*(?:[A-Za-z][A-Za-z0-9+.\\t\\n\\r-]*:[/\\\\\\s]*|[/\\\\\\s]{2,}))[^/\\\\?#]*@");
  private static final Pattern AFTER_SERVER = Pattern.compile("[\\s/\\\\?#@]");
  private static final Pattern EDGES = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$");
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\n\\r]");

  /**
   * @throws IllegalArgumentException if it is not absolute, or neither http nor https, or names no
   *     host that there can be
   */
  public static HttpUrl parse(String url) {
    String text = trimmed(url);
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.matches()
        || !isHttp(scheme.group(1))
        || !slashed(scheme.group(2)).startsWith("//")) {
      throw new IllegalArgumentException("must be an absolute http or https URL");
    }
    return ofAuthority(
        scheme.group(1).equalsIgnoreCase("https"), slashed(scheme.group(2)).substring(2));
  }

  /**
   * Where a reference leads from here, as in a {@code Location} header or a link. More slashes than
   * two before a host are two.
   *
   * @throws IllegalArgumentException if it leads to no http or https URL
   */
  public HttpUrl resolve(String reference) {
    String text = trimmed(reference);
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      boolean otherTls = scheme.group(1).equalsIgnoreCase("https");
      if (!isHttp(scheme.group(1))) {
        throw new IllegalArgumentException("must be an http or https URL");
      }
      text = scheme.group(2);
      if (otherTls != tls || slashed(text).startsWith("//")) {
        return ofAuthority(otherTls, slashed(text).replaceFirst("^/*", ""));
      }
    }
    String slashed = slashed(text);
    if (slashed.startsWith("//")) {
      return ofAuthority(tls, slashed.replaceFirst("^/*", ""));
    }
    Tail tail = Tail.of(slashed);
    if (tail.path().isEmpty()) {
      return new HttpUrl(tls, host, port, path, tail.query().isEmpty() ? query : tail.query());
    }
    String merged =
        tail.path().startsWith("/")
            ? tail.path()
            : path.substring(0, path.lastIndexOf('/') + 1) + tail.path();
    return new HttpUrl(tls, host, port, DotSegments.remove(merged), tail.query());
  }

  /** Whether a text begins as an absolute http or https URL does. */
  public static boolean isAbsolute(String text) {
    return SERVER.matcher(text).lookingAt();
  }

  /** The beginning of an absolute URL up to its path; null if the text is none. */
  public static @Nullable String serverOf(String text) {
    Matcher server = SERVER.matcher(text);
    return server.lookingAt() ? server.group() : null;
  }

  /** Whether a text begins as an absolute http or https URL of a host that there can be does. */
  public static boolean isOfServer(String text) {
    String server = serverOf(text);
    return server != null && isParsed(server);
  }

  /** Whether a text is a host, with its port or without, and nothing else. */
  public static boolean isServer(String text) {
    return !AFTER_SERVER.matcher(text).find() && isParsed("http://" + text);
  }

  private static boolean isParsed(String url) {
    try {
      parse(url);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** A URL or reference as messages show it: without a user and password. */
  public static String withoutUser(String text) {
    return USER_INFO.matcher(text).replaceFirst("$1…@");
  }

  private static HttpUrl ofAuthority(boolean tls, String text) {
    int end = 0;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(0, end);
    if (authority.contains("@")) {
      throw new IllegalArgumentException("must not hold a user or password");
    }
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = Host.of(hasPort ? authority.substring(0, colon) : authority);
    String port = hasPort ? authority.substring(colon + 1) : "";
    Tail tail = Tail.of(text.substring(end));
    return new HttpUrl(
        tls,
        host,
        port.isEmpty() ? tls ? 443 : 80 : port(port),
        tail.path().isEmpty() ? "/" : DotSegments.remove(tail.path()),
        tail.query());
  }

  private static int port(String digits) {
    if (digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      int port = Integer.parseInt(digits);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw new IllegalArgumentException("the port must be from 1 to 65535, is " + digits);
  }

  private static boolean isHttp(String scheme) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    return lower.equals("http") || lower.equals("https");
  }

  private static String trimmed(String text) {
    return LINE_BREAKS.matcher(EDGES.matcher(text).replaceAll("")).replaceAll("");
  }

  /** Backslashes before the query are slashes. */
  private static String slashed(String text) {
    int end = 0;
    while (end < text.length() && "?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end).replace('\\', '/') + text.substring(end);
  }

  /** What follows the authority, fit for a request line. */
  private record Tail(String path, String query) {
    static Tail of(String text) {
      int fragment = text.indexOf('#');
      String sent = fragment < 0 ? text : text.substring(0, fragment);
      int mark = sent.indexOf('?');
      String path = mark < 0 ? sent : sent.substring(0, mark);
      String query = mark < 0 ? "" : sent.substring(mark);
      return new Tail(PercentEncoding.of(path), PercentEncoding.of(query));
    }
  }

  /** The host as it stands in a URL: IPv6 addresses in brackets. */
  public String uriHost() {
    return uriHost(host);
  }

  /** A host as it stands in a URL: IPv6 addresses in brackets. */
  public static String uriHost(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + uriHost() + ":" + port + path + query;
  }
}
