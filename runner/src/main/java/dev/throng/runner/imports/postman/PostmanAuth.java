package dev.throng.runner.imports.postman;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.runner.imports.BasicAuth;
import dev.throng.runner.imports.HeaderFilter;
import dev.throng.runner.imports.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a request shows who asks.
 *
 * @param header empty for none
 * @param parameter of the query; empty for none
 */
record PostmanAuth(
    List<Map.Entry<String, String>> header, List<Map.Entry<String, String>> parameter) {
  private static final String AUTHORIZATION = "Authorization";
  private static final PostmanAuth NONE = new PostmanAuth(List.of(), List.of());

  static PostmanAuth of(JsonNode auth, String request, Notes notes) {
    String type = auth.path("type").asText("noauth");
    return switch (type) {
      case "noauth" -> NONE;
      case "bearer" -> inHeader(AUTHORIZATION, "Bearer " + value(auth, type, "token"));
      case "basic" -> {
        String pair = value(auth, type, "username") + ":" + value(auth, type, "password");
        yield inHeader(AUTHORIZATION, BasicAuth.of(pair, notes));
      }
      case "apikey" -> {
        Map.Entry<String, String> key =
            Map.entry(value(auth, type, "key"), value(auth, type, "value"));
        yield value(auth, type, "in").equals("query")
            ? new PostmanAuth(List.of(), List.of(key))
            : new PostmanAuth(List.of(key), List.of());
      }
      case "oauth2" -> {
        String token = value(auth, type, "accessToken");
        String sent = token.isEmpty() ? "{{accessToken}}" : token;
        yield value(auth, type, "addTokenTo").equals("queryParams")
            ? new PostmanAuth(List.of(), List.of(Map.entry("access_token", sent)))
            : inHeader(AUTHORIZATION, "Bearer " + sent);
      }
      default -> {
        notes.leftOut("authorization by " + type + ", as of " + request + ".");
        yield NONE;
      }
    };
  }

  private static PostmanAuth inHeader(String name, String value) {
    return new PostmanAuth(List.of(Map.entry(name, value)), List.of());
  }

  /** Format 2.1 has a list of pairs, 2.0 an object. */
  private static String value(JsonNode auth, String type, String name) {
    JsonNode values = auth.path(type);
    for (JsonNode pair : values) {
      if (pair.path("key").asText().equals(name)) {
        return pair.path("value").asText("");
      }
    }
    return values.path(name).asText("");
  }

  /** Headers as the request has them, if it does not set this one itself. */
  Map<String, String> headers(List<Map.Entry<String, String>> own) {
    List<Map.Entry<String, String>> all = new ArrayList<>(own);
    header.stream()
        .filter(added -> own.stream().noneMatch(is -> is.getKey().equalsIgnoreCase(added.getKey())))
        .forEach(all::add);
    return HeaderFilter.of(all);
  }

  String url(String url) {
    StringBuilder text = new StringBuilder(url);
    for (Map.Entry<String, String> added : parameter) {
      text.append(text.indexOf("?") < 0 ? '?' : '&');
      text.append(added.getKey()).append('=').append(added.getValue());
    }
    return text.toString();
  }
}
