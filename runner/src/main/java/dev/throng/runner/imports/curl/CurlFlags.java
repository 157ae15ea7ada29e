package dev.throng.runner.imports.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which of curl's flags take a value, and which say nothing about the request. */
final class CurlFlags {
  private static final String LETTERS_WITH_VALUE = "AbcCdDeEFhHKmoPQrTtuUwXxyYz";

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--request",
          "--url",
          "--header",
          "--user-agent",
          "--referer",
          "--cookie",
          "--user",
          "--oauth2-bearer",
          "--data",
          "--data-ascii",
          "--data-binary",
          "--data-raw",
          "--data-urlencode",
          "--json",
          "--form",
          "--form-string",
          "--cookie-jar",
          "--output",
          "--max-time",
          "--connect-timeout",
          "--write-out",
          "--cacert",
          "--cert",
          "--key",
          "--proxy",
          "--resolve",
          "--retry",
          "--retry-delay",
          "--retry-max-time",
          "--limit-rate",
          "--range",
          "--upload-file",
          "--interface",
          "--config",
          "--dump-header",
          "--ciphers",
          "--tls-max",
          "--max-redirs",
          "--connect-to",
          "--unix-socket",
          "--aws-sigv4",
          "--noproxy",
          "--proxy-user",
          "--cert-type",
          "--key-type",
          "--pass",
          "--capath",
          "--stderr",
          "--trace",
          "--trace-ascii",
          "--time-cond",
          "--url-query",
          "--variable",
          "--parallel-max",
          "--netrc-file");

  /** Of curl's own output, connection or patience. */
  private static final Set<String> OF_CURL =
      Set.of(
          "-s",
          "--silent",
          "-S",
          "--show-error",
          "-v",
          "--verbose",
          "-i",
          "--include",
          "-o",
          "--output",
          "-O",
          "--remote-name",
          "-w",
          "--write-out",
          "-f",
          "--fail",
          "--fail-with-body",
          "-#",
          "--progress-bar",
          "-N",
          "--no-buffer",
          "-D",
          "--dump-header",
          "--stderr",
          "--trace",
          "--trace-ascii",
          "-L",
          "--location",
          "--compressed",
          "-m",
          "--max-time",
          "--connect-timeout",
          "--retry",
          "--retry-delay",
          "--retry-max-time",
          "--http1.1",
          "--http2",
          "--no-progress-meter",
          "-c",
          "--cookie-jar",
          "-Z",
          "--parallel",
          "--parallel-max",
          "-4",
          "-6",
          "--ipv4",
          "--ipv6",
          "--globoff",
          "-g",
          "--path-as-is",
          "--basic",
          "--location-trusted",
          "--max-redirs",
          "--no-keepalive",
          "-j",
          "--junk-session-cookies");

  private CurlFlags() {}

  /** {@code -X} of {@code -XPOST}, {@code --data} of {@code --data=x}. */
  static String name(String word) {
    return word.startsWith("--") ? word.replaceFirst("=.*", "") : word.substring(0, 2);
  }

  static boolean takesValue(String flag) {
    return flag.startsWith("--")
        ? WITH_VALUE.contains(flag)
        : LETTERS_WITH_VALUE.indexOf(flag.charAt(1)) >= 0;
  }

  /** The flags without a value in a word such as {@code -sSL}, up to one that takes one. */
  static List<String> letters(String word) {
    if (word.startsWith("--")) {
      return List.of(word);
    }
    List<String> letters = new ArrayList<>();
    for (int i = 1; i < word.length() && !takesValue("-" + word.charAt(i)); i++) {
      letters.add("-" + word.charAt(i));
    }
    return letters;
  }

  /** {@code -X} of {@code -sXPOST}; empty if no flag in it takes a value. */
  static String valueFlag(String word) {
    int letters = letters(word).size();
    return word.startsWith("--") || word.length() <= letters + 1
        ? ""
        : "-" + word.charAt(letters + 1);
  }

  /** The value in the same word; empty if it is in the next. */
  static String attached(String word) {
    if (word.startsWith("--")) {
      return word.contains("=") ? word.substring(word.indexOf('=') + 1) : "";
    }
    int letters = letters(word).size();
    return word.substring(Math.min(letters + 2, word.length()));
  }

  static boolean changesTheRequest(String flag) {
    return !OF_CURL.contains(flag);
  }
}
