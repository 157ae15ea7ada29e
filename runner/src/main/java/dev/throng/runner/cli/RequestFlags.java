package dev.throng.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.expressions.Template;
import dev.throng.crds.steps.Method;
import dev.throng.crds.values.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is sent to a URL that stands in place of a manifest, as curl has it. */
final class RequestFlags {
  @Option(
      names = {"-X", "--request"},
      paramLabel = "METHOD",
      description = "With a URL: the method; default: GET, or POST with --data.")
  private @Nullable String method;

  @Option(
      names = {"-d", "--data"},
      paramLabel = "TEXT",
      description = "With a URL: the body, as JSON if it begins with { or [.")
  private @Nullable String data;

  @Option(
      names = "--header",
      paramLabel = "NAME: VALUE",
      description = "With a URL: a header of the request; -H is the host, as in Locust.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "With a URL: requests a second, whatever its answers take, in place of users.")
  private @Nullable Rate rate;

  /** Which of them are given, for messages. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    if (method != null) {
      given.add("--request");
    }
    if (data != null) {
      given.add("--data");
    }
    if (!headers.isEmpty()) {
      given.add("--header");
    }
    if (rate != null) {
      given.add("--rate");
    }
    return given;
  }

  @Nullable Rate rate() {
    return rate;
  }

  /**
   * @throws UsageException if a manifest has no such method
   */
  String method() {
    String wanted = method == null ? data == null ? "GET" : "POST" : method;
    return Method.of(wanted)
        .map(Method::name)
        .orElseThrow(() ->
            new UsageException(
                "--request "
                    + wanted
                    + " must be one of "
                    + Arrays.stream(Method.values())
                        .map(Method::name)
                        .collect(Collectors.joining(", "))));
  }

  /** Writes body and headers into a step. */
  void into(ObjectNode step) {
    boolean typed = false;
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon <= 0) {
        throw new UsageException("--header \"" + header + "\" must be a name, a colon and a value");
      }
      String name = header.substring(0, colon).strip();
      String value = Template.literal(header.substring(colon + 1).strip());
      if (data != null && name.equalsIgnoreCase("content-type")) {
        typed = true;
        step.put("contentType", value);
      } else {
        step.withObject("/headers").put(name, value);
      }
    }
    if (data != null) {
      step.put("body", Template.literal(data));
      if (!typed) {
        boolean json = data.stripLeading().matches("(?s)[\\[{].*");
        step.put("contentType", json ? "application/json" : "application/x-www-form-urlencoded");
      }
    }
  }
}
