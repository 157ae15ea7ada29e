package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.Notes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the API is: the first server, with the defaults of its variables. */
final class Servers {
  private static final String UNKNOWN = "http://localhost:8080";
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

  private final Description description;
  private final Notes notes;

  Servers(Description description, Notes notes) {
    this.description = description;
    this.notes = notes;
  }

  /** An absolute URL without a slash at its end. */
  String base(JsonNode servers) {
    JsonNode server = servers.path(0);
    if (servers.size() > 1) {
      notes.decided("the first of " + servers.size() + " servers; spec.target.baseUrl is another.");
    }
    String url =
        VARIABLE
            .matcher(server.path("url").asText("/"))
            .replaceAll(variable ->
                Matcher.quoteReplacement(value(server.path("variables").path(variable.group(1)))));
    String plain = url.strip().replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    if (HttpUrl.isOfServer(plain)) {
      return plain;
    }
    String self = description.at("$self").asText("");
    if (HttpUrl.isOfServer(self) && !plain.contains("://")) {
      HttpUrl resolved = HttpUrl.parse(self).resolve(plain.isEmpty() ? "/" : plain);
      return HttpUrl.serverOf(self) + resolved.path().replaceFirst("/+$", "");
    }
    notes.fillIn("the server, of which the description says nothing: spec.target.baseUrl.");
    boolean isPath = plain.startsWith("/") && !plain.startsWith("//");
    return isPath ? UNKNOWN + plain : UNKNOWN;
  }

  private static String value(JsonNode variable) {
    return variable.path("default").asText(variable.path("enum").path(0).asText(""));
  }
}
