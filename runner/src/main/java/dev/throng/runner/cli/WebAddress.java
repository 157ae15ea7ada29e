package dev.throng.runner.cli;

import dev.throng.runner.scenario.Origin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the live page listens.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param port 0 for any that is free
 */
record WebAddress(String host, int port) {
  static final String DEFAULT = "8089";

  private static final String LOOPBACK = "127.0.0.1";
  private static final Pattern FORM =
      Pattern.compile("(?:(\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:/\\s]+):)?([0-9]{1,5})");

  /** Whether a word could be meant as an address. */
  static boolean looksLike(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static WebAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > Port.HIGHEST) {
      throw new IllegalArgumentException(
          "must be PORT or HOST:PORT, the port from 0 to " + Port.HIGHEST);
    }
    String host = parts.group(1) == null ? LOOPBACK : parts.group(1).replaceAll("[\\[\\]]", "");
    return new WebAddress(host, Integer.parseInt(parts.group(2)));
  }

  /** The address of the page for a browser on this machine. */
  String url(int actualPort) {
    String reachable =
        switch (host) {
          case "0.0.0.0", "::" -> "localhost";
          default -> host;
        };
    return "http://" + new Origin(false, reachable, actualPort) + "/";
  }
}
