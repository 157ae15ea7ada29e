package dev.throng.runner.imports.locust;

import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.IdPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Where requests go.
 *
 * @param baseUrl of the test
 * @param host of the user class, which may be another
 */
record Targets(String baseUrl, String host) {
  /** What a step asks for: a path, or a URL of another server. */
  String of(Act.Request request) {
    List<Expr> parts =
        new ArrayList<>(
            request.url instanceof Expr.Text(List<Expr> all) ? all : List.of(request.url));
    if (parts.getFirst() instanceof Expr.Setting(String _, String otherwise)
        && otherwise != null
        && HttpUrl.isAbsolute(otherwise)) {
      parts.set(0, Expr.of(otherwise));
    }
    String url = Templates.text(Folding.text(parts), Targets::plain);
    if (!request.queryText.isEmpty()) {
      url += (url.contains("?") ? "&" : "?") + plain(request.queryText);
    }
    if (HttpUrl.isAbsolute(url)) {
      return url.startsWith(baseUrl + "/")
          ? url.substring(baseUrl.length())
          : url.equals(baseUrl) ? "/" : url;
    }
    if (url.startsWith("${")) {
      return url;
    }
    String path = url.startsWith("/") ? url : "/" + url;
    return host.isEmpty() || host.equals(baseUrl) ? path : host + path;
  }

  private static String plain(String text) {
    return text.replaceFirst("#.*", "")
        .replace(" ", "%20")
        .replace("\"", "%22")
        .replaceAll("[\\s\\p{Cntrl}]", "");
  }

  /** What it is counted as. */
  String name(Act.Request request, String target) {
    if (request.name.isBlank()) {
      return target.contains("${")
          ? IdPath.of(target)
          : target.length() > 256 ? target.substring(0, 256) : target;
    }
    String plain = request.name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip().replace("${", "$[");
    return plain.length() > 256 ? plain.substring(0, 256) : plain;
  }
}
