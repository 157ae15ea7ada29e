package dev.throng.runner.imports.curl;

import dev.throng.crds.steps.Method;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.BasicAuth;
import dev.throng.runner.imports.Call;
import dev.throng.runner.imports.HeaderFilter;
import dev.throng.runner.imports.ImportException;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.Payload;
import dev.throng.runner.imports.SecretDrafts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One command, read as curl reads it: flags in any order, several URLs, {@code --next}. */
final class CurlCommand {
  private final Notes notes;
  private final SecretDrafts secrets;
  private final Function<String, Optional<String>> file;

  private final List<String> urls = new ArrayList<>();
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final List<String> data = new ArrayList<>();
  private final List<Payload.Part> parts = new ArrayList<>();
  private @Nullable String method;
  private boolean json;
  private boolean get;
  private boolean head;

  CurlCommand(Notes notes, SecretDrafts secrets, Function<String, Optional<String>> file) {
    this.notes = notes;
    this.secrets = secrets;
    this.file = file;
  }

  /**
   * @throws ImportException if there is no URL, or a flag is not finished
   */
  List<Call> calls(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--next") || word.equals("-:")) {
        List<Call> calls = new ArrayList<>(finished());
        calls.addAll(
            new CurlCommand(notes, secrets, file).calls(words.subList(i + 1, words.size())));
        return calls;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        urls.add(word);
        continue;
      }
      String flag = CurlFlags.name(word);
      if (!CurlFlags.takesValue(flag)) {
        CurlFlags.letters(word).forEach(this::toggle);
        String rest = CurlFlags.valueFlag(word);
        if (rest.isEmpty()) {
          continue;
        }
        flag = rest;
      }
      String value = CurlFlags.attached(word);
      if (value.isEmpty()) {
        if (++i >= words.size()) {
          throw new ImportException("has the flag " + flag + " without a value");
        }
        value = words.get(i);
      }
      set(flag, value);
    }
    return finished();
  }

  private void toggle(String flag) {
    switch (flag) {
      case "-G", "--get" -> get = true;
      case "-I", "--head" -> head = true;
      default -> {
        if (CurlFlags.changesTheRequest(flag)) {
          notes.leftOut("the flag " + flag + " of curl.");
        }
      }
    }
  }

  private void set(String flag, String value) {
    switch (flag) {
      case "-X", "--request" -> method = value;
      case "--url" -> urls.add(value);
      case "-H", "--header" -> header(value);
      case "-A", "--user-agent" -> headers.add(Map.entry("User-Agent", value));
      case "-e", "--referer" -> headers.add(Map.entry("Referer", value.replaceFirst(";auto$", "")));
      case "-b", "--cookie" -> cookie(value);
      case "-u", "--user" -> user(value);
      case "--oauth2-bearer" -> headers.add(Map.entry("Authorization", "Bearer " + value));
      case "-d", "--data", "--data-ascii" -> data.add(content(value, true));
      case "--data-binary" -> data.add(content(value, false));
      case "--data-raw" -> data.add(value);
      case "--data-urlencode" -> data.add(encoded(value));
      case "--json" -> {
        json = true;
        data.add(content(value, false));
      }
      case "-F", "--form" -> part(value, false);
      case "--form-string" -> part(value, true);
      default -> {
        if (CurlFlags.changesTheRequest(flag)) {
          notes.leftOut("the flag " + flag + " of curl.");
        }
      }
    }
  }

  private void header(String value) {
    if (value.startsWith("@")) {
      notes.leftOut("the headers in the file " + value.substring(1) + ".");
      return;
    }
    int colon = value.indexOf(':');
    if (colon > 0 && !value.substring(colon + 1).isBlank()) {
      headers.add(Map.entry(value.substring(0, colon).strip(), value.substring(colon + 1).strip()));
    }
  }

  private void cookie(String value) {
    if (value.contains("=")) {
      headers.add(Map.entry("Cookie", value));
    } else {
      notes.leftOut("the cookies in the file " + value + ".");
    }
  }

  /** Basic, as curl does without another flag. */
  private void user(String value) {
    if (!value.contains(":")) {
      notes.fillIn("the password of the user of curl's -u, behind a colon, in Base64.");
    }
    headers.add(Map.entry("Authorization", BasicAuth.of(value, notes)));
  }

  private String content(String value, boolean withoutEnds) {
    if (!value.startsWith("@")) {
      return value;
    }
    Optional<String> text = file.apply(value.substring(1));
    if (text.isEmpty()) {
      notes.fillIn(
          "the body, which is in the file " + value.substring(1) + ", not to be read here.");
      return "";
    }
    return withoutEnds ? text.get().replaceAll("[\\r\\n]", "") : text.get();
  }

  /** {@code content}, {@code =content}, {@code name=content}, {@code @file}, {@code name@file}. */
  private String encoded(String value) {
    int equals = value.indexOf('=');
    int mark = value.indexOf('@');
    if (equals >= 0 && (mark < 0 || equals < mark)) {
      return prefix(value.substring(0, equals)) + encode(value.substring(equals + 1));
    }
    if (mark >= 0) {
      return prefix(value.substring(0, mark)) + encode(content(value.substring(mark), false));
    }
    return encode(value);
  }

  private static String prefix(String name) {
    return name.isEmpty() ? "" : name + "=";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void part(String value, boolean literal) {
    int equals = value.indexOf('=');
    if (equals <= 0) {
      throw new ImportException("has -F " + value + " without name=value");
    }
    String name = value.substring(0, equals);
    String rest = value.substring(equals + 1);
    if (literal || !(rest.startsWith("@") || rest.startsWith("<"))) {
      String text = literal ? rest : rest.replaceFirst(";type=.*$", "");
      parts.add(new Payload.Part(name, text, null, option(rest, "type", literal)));
      return;
    }
    String path = rest.substring(1).replaceFirst(";.*$", "");
    Optional<String> text = file.apply(path);
    if (text.isEmpty()) {
      notes.fillIn("the content of the file " + path + ", which is not to be read here.");
    }
    String filename = option(rest, "filename", false);
    parts.add(
        new Payload.Part(
            name,
            text.orElse(""),
            rest.startsWith("<")
                ? null
                : filename == null ? path.replaceFirst(".*/", "") : filename,
            option(rest, "type", false)));
  }

  private static @Nullable String option(String value, String option, boolean literal) {
    var matcher = java.util.regex.Pattern.compile(";" + option + "=\"?([^;\"]+)\"?").matcher(value);
    return !literal && matcher.find() ? matcher.group(1) : null;
  }

  private List<Call> finished() {
    if (urls.isEmpty()) {
      throw new ImportException("has a curl command without a URL");
    }
    return urls.stream().map(this::call).toList();
  }

  private Call call(String written) {
    String url = written.contains("://") ? written : "http://" + written;
    String query = String.join("&", data);
    if (get && !query.isEmpty()) {
      url += (url.contains("?") ? "&" : "?") + query;
    }
    if (HttpUrl.serverOf(url) == null || !HttpUrl.isAbsolute(url)) {
      throw new ImportException(
          "has the URL " + HttpUrl.withoutUser(written) + ", which is neither http nor https");
    }
    List<Map.Entry<String, String>> all = new ArrayList<>(headers);
    String user = url.replaceFirst("^[a-zA-Z]+://(?:([^/?#@]*)@)?.*", "$1");
    if (!user.isEmpty()) {
      url = HttpUrl.withoutUser(url).replaceFirst("://[^/?#@]*@", "://");
      all.add(Map.entry("Authorization", BasicAuth.of(user, notes)));
    }
    if (json && has("accept").isEmpty()) {
      all.add(Map.entry("Accept", "application/json"));
    }
    return new Call(chosen(), url, HeaderFilter.of(all), payload(), List.of());
  }

  private Method chosen() {
    boolean sends = !parts.isEmpty() || !get && !data.isEmpty();
    String name = method != null ? method : head ? "HEAD" : sends ? "POST" : "GET";
    return Method.of(name)
        .orElseThrow(() -> new ImportException("has the method " + name + ", which no step has"));
  }

  private Payload payload() {
    if (!parts.isEmpty()) {
      return new Payload.Multipart(List.copyOf(parts));
    }
    if (get || data.isEmpty()) {
      return Payload.NONE;
    }
    String type = json ? "application/json" : "application/x-www-form-urlencoded";
    return Payload.of(String.join(json ? "" : "&", data), has("content-type").orElse(type));
  }

  private Optional<String> has(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
