package dev.throng.runner.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.expressions.Template;
import dev.throng.crds.urls.HttpUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests as steps: literal, but for values of earlier answers and secrets. */
public final class StepWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SCHEME = Pattern.compile("(?i)(Bearer|Basic|Token|Digest) +(.+)");
  private static final int MAX_BODY_CHARACTERS = 900_000;

  private final String baseUrl;
  private final SecretDrafts secrets;
  private final Known known;
  private final Notes notes;

  /** Values that answers gave earlier. */
  public interface Known {
    /**
     * The variable that has this value.
     *
     * @param name of the header, parameter or field that has it; empty for a segment of a path
     */
    Optional<String> variable(String name, String value);

    /** A text of the source as a template. */
    default String template(String text) {
      return Template.literal(text);
    }
  }

  public StepWriter(String baseUrl, SecretDrafts secrets, Known known, Notes notes) {
    this.baseUrl = baseUrl;
    this.secrets = secrets;
    this.known = known;
    this.notes = notes;
  }

  /** A step with method, target, name, headers and body. */
  public ObjectNode step(Call call) {
    ObjectNode step = JSON.objectNode();
    Target target = target(call.url());
    step.put(call.method().field(), target.path());
    String name = IdPath.of(target.path());
    if (!name.equals(target.path())) {
      step.put("name", name);
    }
    if (!target.query().isEmpty()) {
      step.set("query", target.query());
    }
    if (!call.headers().isEmpty()) {
      ObjectNode headers = step.putObject("headers");
      call.headers().forEach((header, value) -> headers.put(header, header(header, value)));
    }
    payload(call.payload(), step);
    return step;
  }

  /** What a header is set to. */
  public String header(String header, String value) {
    Optional<String> whole = known.variable(header, value);
    if (whole.isPresent()) {
      return "${" + whole.get() + "}";
    }
    var scheme = SCHEME.matcher(value);
    if (SensitiveNames.contains(header) && scheme.matches()) {
      return scheme.group(1)
          + " "
          + value(
              header.equalsIgnoreCase("authorization") ? scheme.group(1) + " credentials" : header,
              scheme.group(2),
              true);
    }
    return value(header, value, SensitiveNames.contains(header));
  }

  private String value(String name, String value, boolean sensitive) {
    Optional<String> variable = known.variable(name, value);
    if (variable.isPresent()) {
      return "${" + variable.get() + "}";
    }
    return sensitive && !value.isEmpty() ? secrets.reference(name, value) : known.template(value);
  }

  private record Target(String path, ObjectNode query) {}

  private Target target(String url) {
    String plain = url.indexOf('#') < 0 ? url : url.substring(0, url.indexOf('#'));
    String server = HttpUrl.serverOf(plain);
    String rest = server == null ? plain : plain.substring(server.length());
    String path = rest.isEmpty() ? "/" : rest.startsWith("?") ? "/" + rest : rest;
    StringBuilder kept = new StringBuilder();
    ObjectNode query = JSON.objectNode();
    int mark = path.indexOf('?');
    if (mark >= 0) {
      for (String pair : path.substring(mark + 1).split("&")) {
        String name = decoded(pair.replaceFirst("=.*", ""));
        String value = pair.indexOf('=') < 0 ? "" : decoded(pair.substring(pair.indexOf('=') + 1));
        if (!value.isEmpty()
            && !query.has(name)
            && (SensitiveNames.contains(name) || known.variable(name, value).isPresent())) {
          query.put(name, value(name, value, true));
        } else if (!pair.isEmpty()) {
          kept.append(kept.isEmpty() ? '?' : '&').append(known.template(pair));
        }
      }
      path = path.substring(0, mark);
    }
    StringBuilder segments = new StringBuilder();
    for (String segment : path.split("(?<=/)|(?=/)")) {
      Optional<String> variable = known.variable("", decoded(segment));
      segments.append(variable.map(v -> "${" + v + "}").orElse(known.template(segment)));
    }
    String whole = (segments.toString() + kept).replace(" ", "%20").replace("\"", "%22");
    boolean ours = server != null && server.equalsIgnoreCase(HttpUrl.serverOf(baseUrl));
    return new Target(ours || server == null ? whole : server + whole, query);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private void payload(Payload payload, ObjectNode step) {
    switch (payload) {
      case Payload.None _ -> {}
      case Payload.Json(JsonNode json) -> step.set("json", json("", json));
      case Payload.Form(Map<String, String> fields) -> {
        ObjectNode form = step.putObject("form");
        fields.forEach(
            (name, value) -> form.put(name, value(name, value, SensitiveNames.contains(name))));
      }
      case Payload.Multipart multipart -> {
        ArrayNode parts = step.putArray("multipart");
        multipart.parts().forEach(part -> part(part, parts.addObject()));
      }
      case Payload.Text(String text, String contentType) -> {
        if (text.length() > MAX_BODY_CHARACTERS) {
          notes.fillIn("a body of " + text.length() + " characters, too long for a manifest.");
        } else {
          step.put("body", known.template(text));
          step.put("contentType", contentType.isBlank() ? "text/plain" : contentType.strip());
        }
      }
    }
  }

  private void part(Payload.Part part, ObjectNode into) {
    into.put("name", part.name());
    String value = value(part.name(), part.value(), SensitiveNames.contains(part.name()));
    if (part.filename() == null) {
      into.put("value", value);
    } else {
      into.put("filename", known.template(part.filename())).put("content", value);
    }
    if (part.contentType() != null) {
      into.put("contentType", part.contentType());
    }
  }

  private JsonNode json(String name, JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      node.properties()
          .forEach(field -> object.set(field.getKey(), json(field.getKey(), field.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      node.forEach(item -> array.add(json(name, item)));
      return array;
    }
    if (node.isTextual()) {
      return JSON.textNode(value(name, node.textValue(), SensitiveNames.contains(name)));
    }
    if (node.isNumber()) {
      Optional<String> variable = known.variable(name, node.asText());
      if (variable.isPresent()) {
        return JSON.textNode("${" + variable.get() + "}");
      }
      return SensitiveNames.contains(name)
          ? JSON.textNode(secrets.reference(name, node.asText()))
          : node;
    }
    return node;
  }
}
