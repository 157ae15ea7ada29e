package dev.throng.runner.imports.postman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a request goes: a text or its parts, with the server's variables put in. */
final class PostmanUrl {
  private static final String UNKNOWN = "http://localhost:8080";
  private static final Pattern PATH_VARIABLE = Pattern.compile("(?<=/):([A-Za-z_][\\w-]*)");

  private PostmanUrl() {}

  /** Absolute; variables are left in path and query. */
  static String of(JsonNode url, PostmanVariables variables, Notes notes) {
    String plain = written(url).strip().replaceAll("[\\t\\n\\r]|#.*", "");
    int start = plain.indexOf("://") < 0 ? 0 : plain.indexOf("://") + 3;
    int slash = pathStart(plain, start);
    String server = variables.resolved(plain.substring(0, slash));
    String rest = pathVariables(plain.substring(slash), url.path("variable"));
    return server(server, plain.substring(0, slash), notes) + rest;
  }

  /** As the collection has it; empty for none. */
  static String written(JsonNode url) {
    return url.isTextual() ? url.textValue() : assembled(url);
  }

  /** The first slash or question mark after the server. */
  private static int pathStart(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      if (url.charAt(i) == '/' || url.charAt(i) == '?') {
        return i;
      }
    }
    return url.length();
  }

  private static String server(String resolved, String written, Notes notes) {
    String server = resolved.replaceFirst("/+$", "");
    if (server.isEmpty() || server.contains("{{")) {
      notes.fillIn(
          "the server" + (written.isEmpty() ? "" : " " + written) + ": spec.target.baseUrl.");
      return UNKNOWN;
    }
    String absolute = server.contains("://") ? server : "http://" + server;
    if (!HttpUrl.isAbsolute(absolute)) {
      notes.fillIn("the server " + written + ": spec.target.baseUrl.");
      return UNKNOWN;
    }
    return absolute;
  }

  private static String assembled(JsonNode url) {
    if (!url.path("host").isArray() && !url.path("host").isTextual()) {
      return url.path("raw").asText("");
    }
    StringBuilder text = new StringBuilder();
    String protocol = url.path("protocol").asText("");
    if (!protocol.isEmpty()) {
      text.append(protocol.replaceFirst(":?/*$", "")).append("://");
    }
    text.append(joined(url.path("host"), "."));
    if (!url.path("port").asText("").isEmpty()) {
      text.append(':').append(url.path("port").asText());
    }
    String path = joined(url.path("path"), "/");
    text.append(path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    List<Map.Entry<String, String>> query = PostmanRequest.enabled(url.path("query"));
    StringJoiner pairs = new StringJoiner("&");
    query.forEach(pair -> pairs.add(pair.getKey() + "=" + pair.getValue()));
    return query.isEmpty() ? text.toString() : text.append('?').append(pairs).toString();
  }

  private static String joined(JsonNode parts, String separator) {
    if (parts.isTextual()) {
      return parts.textValue();
    }
    StringJoiner text = new StringJoiner(separator);
    parts.forEach(
        part -> text.add(part.isTextual() ? part.textValue() : part.path("value").asText()));
    return text.toString();
  }

  /** {@code :id} with its value, or as a variable of this name. */
  private static String pathVariables(String rest, JsonNode values) {
    Map<String, String> known = new HashMap<>();
    PostmanRequest.enabled(values).forEach(pair -> known.put(pair.getKey(), pair.getValue()));
    Matcher variable = PATH_VARIABLE.matcher(rest);
    return variable.replaceAll(found -> {
      String value = known.getOrDefault(found.group(1), "");
      return Matcher.quoteReplacement(value.isEmpty() ? "{{" + found.group(1) + "}}" : value);
    });
  }
}
