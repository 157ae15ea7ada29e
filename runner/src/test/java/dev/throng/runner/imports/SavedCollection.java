package dev.throng.runner.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The requests of a Postman collection, and the answers that were saved with them. */
final class SavedCollection {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANY = "\uE000";
  private static final Pattern KEPT =
      Pattern.compile(
          "set\\w*\\([^,()]+,\\s*(?:pm\\.response\\.json\\(\\)|JSON\\.parse\\(responseBody\\)|\\w+)"
              + "((?:\\.\\w+|\\[\\d+])+)\\s*\\)");

  private static final Pattern SENT =
      Pattern.compile("(headers\\.get|getResponseHeader|cookies\\.get)\\(\\s*[\"'`\\\\]+([\\w-]+)");

  private static final Pattern STATUS =
      Pattern.compile("(?:have\\.status\\(|oneOf\\(\\[)\\s*(\\d{3})\\b");

  private final List<Saved> saved = new ArrayList<>();

  /**
   * A request.
   *
   * @param pattern of path and query; variables may be anything
   * @param examples answers, the first of them is given
   * @param kept what is answered where none was saved: what its scripts expect and keep
   */
  record Saved(
      String name,
      String method,
      Pattern pattern,
      List<StubTarget.Answer> examples,
      StubTarget.Answer kept) {
    boolean takes(RequestLine line) {
      return method.equals(line.method()) && pattern.matcher(target(line)).matches();
    }

    @Override
    public String toString() {
      return name + ": " + method + " " + pattern;
    }
  }

  static SavedCollection of(Path file) throws IOException {
    JsonNode root = JSON.readTree(Files.readString(file).replaceFirst("^\uFEFF", ""));
    SavedCollection collection = new SavedCollection();
    collection.add(root.has("collection") ? root.path("collection") : root);
    return collection;
  }

  private void add(JsonNode folder) {
    for (JsonNode item : folder.path("item")) {
      if (item.path("item").isArray()) {
        add(item);
      } else if (item.has("request")) {
        request(item);
      }
    }
  }

  private void request(JsonNode item) {
    JsonNode request = item.path("request");
    String method = request.path("method").asText("GET").toUpperCase(Locale.ROOT);
    String url = url(request.isTextual() ? request : request.path("url"));
    if (method.matches("GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS") && !url.isBlank()) {
      saved.add(
          new Saved(
              item.path("name").asText(),
              method,
              pattern(url),
              StreamSupport.stream(item.path("response").spliterator(), false)
                  .map(SavedCollection::example)
                  .toList(),
              kept(item)));
    }
  }

  private static StubTarget.Answer kept(JsonNode item) {
    ObjectNode body = JSON.createObjectNode();
    Matcher set = KEPT.matcher(item.path("event").toString());
    while (set.find()) {
      List<String> path =
          Arrays.stream(set.group(1).split("[.\\[\\]]+")).filter(p -> !p.isEmpty()).toList();
      ObjectNode at = body;
      for (int i = 0; i < path.size(); i++) {
        boolean last = i == path.size() - 1;
        boolean list = !last && path.get(i + 1).matches("\\d+");
        if (last) {
          at.put(path.get(i), "kept");
        } else if (list && i + 2 == path.size()) {
          at.putArray(path.get(i++)).add("kept");
        } else if (list) {
          at = at.putArray(path.get(i++)).addObject();
        } else {
          at = at.withObject("/" + path.get(i));
        }
      }
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("content-type", "application/json"));
    Matcher sent = SENT.matcher(item.path("event").toString());
    while (sent.find()) {
      headers.add(
          sent.group(1).contains("ookies")
              ? Map.entry("set-cookie", sent.group(2) + "=kept")
              : Map.entry(sent.group(2), "kept"));
    }
    Matcher status = STATUS.matcher(item.path("event").toString());
    return new StubTarget.Answer(
        status.find() ? Integer.parseInt(status.group(1)) : 200, headers, body.toString());
  }

  private static String url(JsonNode url) {
    if (url.isTextual()) {
      return url.textValue();
    }
    if (!url.path("host").isArray() && !url.path("host").isTextual()) {
      return url.path("raw").asText();
    }
    String query =
        StreamSupport.stream(url.path("query").spliterator(), false)
            .filter(pair -> !pair.path("disabled").asBoolean())
            .filter(pair -> !pair.path("key").asText().isEmpty())
            .map(pair -> pair.path("key").asText() + "=" + pair.path("value").asText(""))
            .collect(Collectors.joining("&"));
    String path =
        url.path("path").isTextual()
            ? url.path("path").textValue()
            : StreamSupport.stream(url.path("path").spliterator(), false)
                .map(part -> part.isTextual() ? part.textValue() : part.path("value").asText())
                .collect(Collectors.joining("/"));
    String host =
        url.path("host").isTextual() ? url.path("host").textValue() : joined(url.path("host"));
    return host + "/" + path.replaceFirst("^/", "") + (query.isEmpty() ? "" : "?" + query);
  }

  private static String joined(JsonNode parts) {
    return StreamSupport.stream(parts.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("."));
  }

  /** What a variable stands for is anything, and so may a server with a path be. */
  private static Pattern pattern(String url) {
    String plain =
        url.strip()
            .replaceFirst("#.*", "")
            .replaceAll("\\{\\{[^{}]*}}", ANY)
            .replaceFirst("^\\w+://", "");
    String server = plain.replaceFirst("[/?].*", "");
    String rest = plain.substring(server.length()).replaceAll("/:[A-Za-z_][\\w-]*", "/" + ANY);
    RequestLine line =
        RequestLine.of("GET", "http://server" + (rest.startsWith("?") ? "/" + rest : rest));
    String regex =
        Arrays.stream(target(line).split("(?<=" + ANY + ")|(?=" + ANY + ")"))
            .map(part -> part.equals(ANY) ? ".*" : Pattern.quote(part))
            .collect(Collectors.joining());
    if (rest.isEmpty() && server.equals(ANY)) {
      return Pattern.compile(".*", Pattern.DOTALL);
    }
    return Pattern.compile((server.contains(ANY) ? ".*" : "") + regex, Pattern.DOTALL);
  }

  /** Without credentials in the query, which a folder may add. */
  private static String target(RequestLine line) {
    String query =
        Arrays.stream(line.query().split("&"))
            .filter(
                pair -> !pair.isEmpty() && !SensitiveNames.contains(pair.replaceFirst("=.*", "")))
            .sorted()
            .collect(Collectors.joining("&"));
    return line.path() + (query.isEmpty() ? "" : "?" + query);
  }

  private static StubTarget.Answer example(JsonNode response) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (JsonNode header : response.path("header")) {
      if (header.path("key").asText().matches("[A-Za-z0-9-]+")) {
        headers.add(
            Map.entry(
                header.path("key").asText(),
                header.path("value").asText().replaceAll("[^\\x20-\\x7e]", "?")));
      }
    }
    return new StubTarget.Answer(
        response.path("code").asInt(200),
        headers,
        response.path("body").asText("").getBytes(StandardCharsets.UTF_8));
  }

  List<Saved> saved() {
    return saved;
  }

  StubTarget.Answer answer(StubTarget.Asked asked) {
    RequestLine line = RequestLine.of(asked.method(), asked.url());
    return saved.stream()
        .filter(one -> one.takes(line))
        .findFirst()
        .map(one -> one.examples().isEmpty() ? one.kept() : one.examples().getFirst())
        .orElseGet(() -> new StubTarget.Answer(404, List.of(), ""));
  }
}
