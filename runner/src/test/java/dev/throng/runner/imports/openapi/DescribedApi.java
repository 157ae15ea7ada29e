package dev.throng.runner.imports.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.runner.imports.Notes;
import dev.throng.runner.imports.RequestLine;
import dev.throng.runner.imports.StubTarget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API that answers as its description says: by examples, or else by what its schemas allow. */
public final class DescribedApi {
  private final Description description;
  private final SchemaSample samples;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * A request that the API takes.
   *
   * @param query names of parameters that it needs
   * @param isWanted whether an import takes it
   */
  public record Operation(
      String method,
      String template,
      Pattern path,
      List<String> query,
      JsonNode responses,
      boolean isWanted) {
    /** Whether a request is one of these. */
    public boolean takes(RequestLine line) {
      return method.equals(line.method())
          && path.matcher(line.path()).matches()
          && query.stream()
              .allMatch(name ->
                  Arrays.stream(line.query().split("&"))
                      .anyMatch(
                          pair -> pair.startsWith(name + "=") || pair.startsWith(name + "[")));
    }

    @Override
    public String toString() {
      return method + " " + template + " " + query;
    }
  }

  private DescribedApi(Description description) {
    this.description = description;
    samples = new SchemaSample(description);
  }

  /**
   * @param writes whether an import takes what overwrites and deletes
   */
  public static DescribedApi of(String text, boolean writes) {
    DescribedApi api = new DescribedApi(Description.read(whole(text), new Notes()));
    api.description
        .at("paths")
        .properties()
        .forEach(path -> {
          JsonNode item = api.description.resolved(path.getValue());
          item.properties()
              .forEach(field -> {
                if (field.getKey().matches("get|put|post|delete|options|head|patch")) {
                  api.add(path.getKey(), item, field.getKey(), field.getValue(), writes);
                }
              });
        });
    api.operations.sort(
        Comparator.comparing(one -> one.template().chars().filter(c -> c == '{').count()));
    return api;
  }

  /** Answers have all that they may have, and what only they have. */
  private static String whole(String text) {
    try {
      JsonNode root =
          text.stripLeading().startsWith("{")
              ? new ObjectMapper().readTree(text)
              : YamlTree.of(text);
      complete(root);
      return root.toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void complete(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("readOnly").isBoolean()) {
        object.remove("readOnly");
      }
      if (object.path("properties") instanceof ObjectNode properties) {
        properties.fieldNames().forEachRemaining(object.putArray("required")::add);
      }
    }
    node.forEach(DescribedApi::complete);
  }

  private void add(String path, JsonNode item, String method, JsonNode operation, boolean writes) {
    JsonNode servers =
        operation.has("servers")
            ? operation.path("servers")
            : item.has("servers") ? item.path("servers") : description.at("servers");
    String template = base(servers.path(0)) + path.replaceFirst("#.*", "");
    List<String> query = new ArrayList<>();
    for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
      for (JsonNode reference : list) {
        JsonNode parameter = description.resolved(reference);
        boolean plain = !parameter.path("schema").path("type").asText().equals("object");
        if (parameter.path("in").asText().equals("query")
            && parameter.path("required").asBoolean()
            && plain) {
          query.add(parameter.path("name").asText());
        }
      }
    }
    boolean overwrites = method.matches("put|patch|delete");
    operations.add(
        new Operation(
            method.toUpperCase(Locale.ROOT),
            template,
            pattern(template),
            query,
            operation.path("responses"),
            !operation.path("deprecated").asBoolean() && (writes || !overwrites)));
  }

  private String base(JsonNode server) {
    Matcher variable = Pattern.compile("\\{([^{}]+)}").matcher(server.path("url").asText("/"));
    String url =
        variable.replaceAll(found ->
            Matcher.quoteReplacement(
                server.path("variables").path(found.group(1)).path("default").asText()));
    String self = description.at("$self").asText("");
    String absolute = self.isEmpty() ? url : URI.create(self).resolve(url).toString();
    return absolute.replaceFirst("^https?://[^/]*", "").replaceFirst("/+$", "");
  }

  private static Pattern pattern(String template) {
    StringBuilder regex = new StringBuilder();
    for (String part : template.split("(?=\\{)|(?<=})")) {
      regex.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString());
  }

  public List<Operation> operations() {
    return operations;
  }

  /** What an operation is described to be answered. */
  public StubTarget.Answer answer(StubTarget.Asked asked) {
    RequestLine line = RequestLine.of(asked.method(), asked.url());
    Optional<Operation> operation = operations.stream().filter(one -> one.takes(line)).findFirst();
    return operation.map(this::answer).orElseGet(() -> new StubTarget.Answer(404, List.of(), ""));
  }

  private StubTarget.Answer answer(Operation operation) {
    for (Map.Entry<String, JsonNode> response : operation.responses().properties()) {
      if (response.getKey().matches("2..|default")) {
        int status =
            response.getKey().matches("\\d{3}") ? Integer.parseInt(response.getKey()) : 200;
        for (Map.Entry<String, JsonNode> media :
            description.resolved(response.getValue()).path("content").properties()) {
          JsonNode sample = samples.ofHolder(description.resolved(media.getValue()));
          String text =
              sample.isMissingNode()
                  ? ""
                  : media.getKey().contains("json") || sample instanceof ObjectNode
                      ? sample.toString()
                      : sample.asText();
          return new StubTarget.Answer(
              status,
              List.of(Map.entry("content-type", media.getKey())),
              text.getBytes(StandardCharsets.UTF_8));
        }
        return new StubTarget.Answer(status, List.of(), "");
      }
    }
    return new StubTarget.Answer(200, List.of(), "");
  }
}
