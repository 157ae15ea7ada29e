package dev.throng.runner.imports.locust;

import dev.throng.crds.urls.HttpUrl;

/** The servers that user classes name. */
final class Servers {
  static final String UNKNOWN = "http://localhost:8080";

  private Servers() {}

  /** Of the first class that names one. */
  static String baseUrl(Translation translation) {
    return translation.users().stream()
        .map(UserDraft::host)
        .filter(Servers::isServer)
        .map(Servers::plain)
        .findFirst()
        .orElse(UNKNOWN);
  }

  static String plain(String host) {
    return host.strip().replaceFirst("/+$", "");
  }

  static boolean isServer(String host) {
    String text = host.strip();
    return HttpUrl.isOfServer(text) && !text.contains("?") && !text.contains("#");
  }
}
