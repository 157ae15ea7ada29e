package dev.throng.crds.urls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server by its host and port, as in {@code shop.example:443} or {@code [::1]:80}.
 *
 * @param host as in {@link HttpUrl}
 */
public record HostPort(String host, int port) {
  private static final Pattern FORM = Pattern.compile("(.+):([0-9]{1,5})");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]+");

  /** Empty if it is none. */
  public static Optional<HostPort> find(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !HttpUrl.isServer(text)) {
      return Optional.empty();
    }
    return Optional.of(
        new HostPort(HttpUrl.parse("http://" + text).host(), Integer.parseInt(form.group(2))));
  }

  /** Whether a text is an address, and no name; IPv6 without brackets. */
  public static boolean isAddress(String text) {
    return (IPV4.matcher(text).matches() || IPV6.matcher(text).matches())
        && HttpUrl.isServer(HttpUrl.uriHost(text));
  }
}
