package dev.throng.runner.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A recording as a person reads it, by a reader of its own: what was asked, what was answered, and
 * which requests a test is to make again.
 */
final class RecordedTraffic {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<RequestLine> all = new ArrayList<>();
  private final List<RequestLine> wanted = new ArrayList<>();
  private final Map<RequestLine, List<StubTarget.Answer>> answers = new HashMap<>();
  private final Map<RequestLine, AtomicInteger> given = new ConcurrentHashMap<>();

  static RecordedTraffic ofHar(Path file) throws IOException {
    String text = Files.readString(file).replaceFirst("^\uFEFF", "");
    RecordedTraffic traffic = new RecordedTraffic();
    List<JsonNode> entries = new ArrayList<>();
    JSON.readTree(text).path("log").path("entries").forEach(entries::add);
    List<JsonNode> real = entries.stream().filter(RecordedTraffic::isReal).toList();
    String site =
        real.stream()
            .filter(RecordedTraffic::isDocument)
            .findFirst()
            .or(() -> real.stream().findFirst())
            .map(entry -> site(host(entry)))
            .orElse("");
    for (JsonNode entry : entries) {
      JsonNode request = entry.path("request");
      if (!request.path("url").asText().matches("(?i)https?://.+")) {
        continue;
      }
      RequestLine line =
          RequestLine.of(
              request.path("method").asText().toUpperCase(Locale.ROOT),
              request.path("url").asText());
      traffic.all.add(line);
      int status = entry.path("response").path("status").asInt();
      if (status >= 200) {
        traffic.answers.computeIfAbsent(line, _ -> new ArrayList<>()).add(answer(entry));
      }
      if (isReal(entry) && site(host(entry)).equals(site) && isCall(entry)) {
        traffic.wanted.add(line);
      }
    }
    return traffic;
  }

  private static boolean isReal(JsonNode entry) {
    return entry.path("response").path("status").asInt() >= 200
        && !entry.hasNonNull("_fromCache")
        && entry.path("request").path("url").asText().matches("(?i)https?://.+")
        && entry
            .path("request")
            .path("method")
            .asText()
            .matches("(?i)GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS");
  }

  private static String mime(JsonNode entry) {
    return entry
        .path("response")
        .path("content")
        .path("mimeType")
        .asText()
        .replaceFirst(";.*", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isDocument(JsonNode entry) {
    String kind = entry.path("_resourceType").asText();
    return kind.isEmpty() ? mime(entry).equals("text/html") : kind.equals("document");
  }

  /** A document or a call of a page's script, and no part of the page. */
  private static boolean isCall(JsonNode entry) {
    String kind = entry.path("_resourceType").asText().toLowerCase(Locale.ROOT);
    boolean preflight = entry.path("request").path("method").asText().equals("OPTIONS");
    if (preflight) {
      return false;
    }
    if (!kind.isEmpty() && !kind.equals("other")) {
      return List.of("document", "xhr", "fetch", "ping").contains(kind);
    }
    String path = entry.path("request").path("url").asText().replaceFirst("[?#].*", "");
    boolean file =
        path.matches(
            "(?i).*\\.(css|js|mjs|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|otf|mp4|webm|mp3)");
    String mime = mime(entry);
    boolean part = mime.matches("image/.*|font/.*|audio/.*|video/.*|text/css|.*(java|ecma)script");
    return !part && !(file && !mime.matches("text/html|.*json|.*xml"));
  }

  private static String host(JsonNode entry) {
    return entry
        .path("request")
        .path("url")
        .asText()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("[/?#:].*", "");
  }

  private static String site(String host) {
    String[] labels = host.split("\\.");
    if (host.matches("[\\d.]+") || labels.length < 3) {
      return host;
    }
    boolean second = labels[labels.length - 2].matches("co|com|net|org|gov|edu|ac");
    int kept = second && labels[labels.length - 1].length() == 2 ? 3 : 2;
    return String.join(".", Arrays.asList(labels).subList(labels.length - kept, labels.length));
  }

  private static StubTarget.Answer answer(JsonNode entry) {
    JsonNode response = entry.path("response");
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    boolean location = false;
    for (JsonNode header : response.path("headers")) {
      String name = header.path("name").asText();
      if (name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
        location |= name.equalsIgnoreCase("location");
        header
            .path("value")
            .asText()
            .lines()
            .forEach(
                value -> headers.add(Map.entry(name, value.replaceAll("[^\\x20-\\x7e]", "?"))));
      }
    }
    if (!location && !response.path("redirectURL").asText().isEmpty()) {
      headers.add(Map.entry("Location", response.path("redirectURL").asText()));
    }
    String text = response.path("content").path("text").asText();
    byte[] body =
        response.path("content").path("encoding").asText().equals("base64")
            ? Base64.getMimeDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    return new StubTarget.Answer(response.path("status").asInt(), headers, body);
  }

  /** What was asked, in whatever way. */
  List<RequestLine> all() {
    return all;
  }

  /** First-party documents and calls. */
  List<RequestLine> wanted() {
    return wanted;
  }

  /** What it was answered the first time, then the second time, and so on, again and again. */
  StubTarget.Answer answer(StubTarget.Asked asked) {
    RequestLine line = RequestLine.of(asked.method(), asked.url());
    List<StubTarget.Answer> recorded = answers.get(line);
    if (recorded == null) {
      return new StubTarget.Answer(404, List.of(), "");
    }
    int time = given.computeIfAbsent(line, _ -> new AtomicInteger()).getAndIncrement();
    return recorded.get(time % recorded.size());
  }
}
