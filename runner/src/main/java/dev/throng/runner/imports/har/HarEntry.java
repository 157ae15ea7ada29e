package dev.throng.runner.imports.har;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.urls.HttpUrl;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One exchange of a recording, as far as an import needs it.
 *
 * @param startMillis since 1970; 0 if unknown
 * @param endMillis of the answer
 * @param kind as the browser names it ({@code document}, {@code xhr}); empty if it does not
 * @param mimeType of the answer, without parameters
 * @param answer its text if it is a document or data
 * @param isReal whether it was sent to a server and answered
 */
record HarEntry(
    int index,
    String page,
    long startMillis,
    long endMillis,
    String method,
    String url,
    List<Map.Entry<String, String>> headers,
    String body,
    String bodyType,
    int status,
    String redirect,
    String kind,
    String mimeType,
    List<Map.Entry<String, String>> answerHeaders,
    String answer,
    boolean isReal) {
  private static final int MAX_ANSWER_CHARACTERS = 2_000_000;

  static HarEntry of(int index, JsonNode entry) {
    JsonNode request = entry.path("request");
    JsonNode response = entry.path("response");
    long start = millis(entry.path("startedDateTime").asText());
    double time = entry.path("time").asDouble();
    String url = request.path("url").asText();
    String mime =
        response
            .path("content")
            .path("mimeType")
            .asText()
            .replaceFirst(";.*", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    int status = response.path("status").asInt();
    JsonNode post = request.path("postData");
    List<Map.Entry<String, String>> headers = pairs(request.path("headers"));
    List<Map.Entry<String, String>> answered = pairs(response.path("headers"));
    String location = response.path("redirectURL").asText();
    if (location.isEmpty() && status >= 300 && status < 400) {
      location = first(answered, "location");
    }
    boolean cached =
        entry.hasNonNull("_fromCache") || response.path("_fetchedViaServiceWorker").asBoolean();
    return new HarEntry(
        index,
        entry.path("pageref").asText(),
        start,
        start + (time > 0 ? (long) time : 0),
        request.path("method").asText("GET").toUpperCase(Locale.ROOT),
        url.indexOf('#') < 0 ? url : url.substring(0, url.indexOf('#')),
        headers,
        HarBody.text(post),
        HarBody.type(post, headers),
        status,
        location,
        entry.path("_resourceType").asText().toLowerCase(Locale.ROOT),
        mime,
        answered,
        isText(mime) ? HarBody.answer(response.path("content"), MAX_ANSWER_CHARACTERS) : "",
        status >= 200 && !cached && HttpUrl.isAbsolute(url) && HttpUrl.serverOf(url) != null);
  }

  private static boolean isText(String mime) {
    return mime.contains("json") || mime.contains("html");
  }

  /** Of a request or an answer; pseudo headers are none. */
  private static List<Map.Entry<String, String>> pairs(JsonNode list) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    list.forEach(header -> {
      String name = header.path("name").asText();
      if (!name.isEmpty() && !name.startsWith(":")) {
        pairs.add(Map.entry(name, header.path("value").asText()));
      }
    });
    return pairs;
  }

  static String first(List<Map.Entry<String, String>> headers, String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Each value of {@code set-cookie}, also where a tool joined them by ends of lines. */
  Stream<String> setCookies() {
    return answerHeaders.stream()
        .filter(header -> header.getKey().equalsIgnoreCase("set-cookie"))
        .flatMap(header -> header.getValue().lines());
  }

  String host() {
    String server = HttpUrl.serverOf(url);
    return server == null ? "" : server.replaceFirst("^[a-zA-Z]+://", "").toLowerCase(Locale.ROOT);
  }

  private static long millis(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
