package dev.throng.runner.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.throng.crds.expressions.JsonLocator;
import dev.throng.crds.expressions.RegularExpression;
import dev.throng.crds.spec.Check;
import dev.throng.crds.spec.Extractor;
import dev.throng.crds.spec.Http;
import dev.throng.crds.spec.Step;
import dev.throng.runner.scenario.RequestPlan.Field;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a step that sends a request into its plan. One for each user class, whose headers it adds.
 */
final class RequestCompiler {
  private final Http http;
  private final ClassHeaders classHeaders;
  private final Expressions expressions;
  private final Slots slots;
  private final Numbering numbering;

  RequestCompiler(
      Http http,
      ClassHeaders classHeaders,
      Expressions expressions,
      Slots slots,
      Numbering numbering) {
    this.http = http;
    this.classHeaders = classHeaders;
    this.expressions = expressions;
    this.slots = slots;
    this.numbering = numbering;
  }

  /**
   * What every request of a user class sends.
   *
   * @param readBody whether one of them reads the body of the answer before
   */
  record ClassHeaders(List<Field> fields, boolean readBody) {}

  /**
   * A request.
   *
   * @param readsLastBody whether what it sends is made from the body of the answer before
   */
  record Compiled(RequestPlan request, boolean readsLastBody) {}

  private record Verb(HttpMethod method, String path) {
    static Verb of(Step step) {
      return first(HttpMethod.GET, step.get())
          .or(HttpMethod.POST, step.post())
          .or(HttpMethod.PUT, step.put())
          .or(HttpMethod.PATCH, step.patch())
          .or(HttpMethod.DELETE, step.delete())
          .or(HttpMethod.HEAD, step.head())
          .or(HttpMethod.OPTIONS, step.options())
          .orElseThrow();
    }

    private static Found first(HttpMethod method, @Nullable String path) {
      return new Found(null).or(method, path);
    }

    private record Found(@Nullable Verb verb) {
      Found or(HttpMethod method, @Nullable String path) {
        return verb == null && path != null ? new Found(new Verb(method, path)) : this;
      }

      Verb orElseThrow() {
        if (verb == null) {
          throw new IllegalArgumentException("a step has no verb");
        }
        return verb;
      }
    }
  }

  Compiled compile(Step step) {
    Verb verb = Verb.of(step);
    int name =
        numbering.request(verb.method().name(), step.name() == null ? verb.path() : step.name());
    Text path = expressions.text(verb.path());
    List<Field> query = fields(step.query());
    List<Field> headers = new ArrayList<>();
    String contentType = contentType(step);
    if (contentType != null) {
      headers.add(new Field("content-type", new Text.Constant(contentType)));
    }
    headers.addAll(fields(step.headers()));
    BodyPlan body = body(step);
    boolean readsLastBody = expressions.drainReadsBody() || classHeaders.readBody();
    List<CheckPlan> checks = step.checks().stream().map(check -> check(name, check)).toList();
    List<ExtractPlan> extracts = new ArrayList<>();
    step.extract().forEach((variable, from) -> extracts.add(extract(variable, from)));
    boolean readsOwnBody =
        expressions.drainReadsBody()
            || step.extract().values().stream()
                .anyMatch(e -> e.json() != null || e.regex() != null);
    RequestPlan request =
        new RequestPlan(
            name,
            verb.method(),
            path,
            query,
            classHeaders.fields(),
            List.copyOf(headers),
            body,
            (step.timeout() == null ? http.timeout() : step.timeout()).toNanos(),
            step.followRedirects() == null ? http.followRedirects() : step.followRedirects(),
            checks,
            List.copyOf(extracts),
            readsOwnBody,
            step.checks().stream().anyMatch(check -> expressions.readsStatus(source(check))));
    return new Compiled(request, readsLastBody);
  }

  List<Field> fields(Map<String, String> texts) {
    List<Field> fields = new ArrayList<>();
    texts.forEach((name, value) -> fields.add(new Field(name, expressions.text(value))));
    return List.copyOf(fields);
  }

  private static @Nullable String contentType(Step step) {
    if (step.contentType() != null) {
      return step.contentType();
    }
    if (step.json() != null) {
      return "application/json";
    }
    if (!step.form().isEmpty()) {
      return "application/x-www-form-urlencoded";
    }
    if (!step.multipart().isEmpty()) {
      return "multipart/form-data; boundary=" + BodyPlan.Multipart.BOUNDARY;
    }
    return step.body() == null ? null : "text/plain; charset=utf-8";
  }

  private BodyPlan body(Step step) {
    if (step.json() != null) {
      return JsonBody.of(step.json(), expressions);
    }
    if (!step.form().isEmpty()) {
      return new BodyPlan.Form(fields(step.form()));
    }
    if (!step.multipart().isEmpty()) {
      return new BodyPlan.Multipart(
          step.multipart().stream()
              .map(part ->
                  new BodyPlan.Multipart.Item(
                      part.name(),
                      part.filename() == null ? null : expressions.text(part.filename()),
                      expressions.text(
                          part.value() != null
                              ? part.value()
                              : part.content() == null ? "" : part.content()),
                      part.contentType()))
              .toList());
    }
    if (step.body() != null) {
      Text text = expressions.text(step.body());
      return text instanceof Text.Constant constant
          ? new BodyPlan.Fixed(Buffer.buffer(constant.value()))
          : new BodyPlan.Rendered(text);
    }
    return new BodyPlan.None();
  }

  private static String source(Check check) {
    String source = check.fail() == null ? check.expect() : check.when();
    return source == null ? "true" : source;
  }

  private CheckPlan check(int name, Check check) {
    String source = source(check);
    boolean failsWhen = check.fail() != null;
    String message = check.fail() != null ? check.fail() : check.message();
    return new CheckPlan(
        numbering.check(name, failsWhen ? "not (" + source + ")" : source),
        expressions.condition(source),
        failsWhen,
        message == null ? new Text.Constant("expected " + source) : expressions.text(message));
  }

  private ExtractPlan extract(String variable, Extractor from) {
    int slot = slots.of(variable);
    if (from.json() != null) {
      JsonPointer pointer = JsonLocator.parse(from.json());
      return new ExtractPlan(
          slot,
          variable,
          "json " + from.json(),
          (_, answer) -> value(answer.json().node().at(pointer)));
    }
    if (from.header() != null) {
      String header = from.header();
      return new ExtractPlan(
          slot, variable, "header " + header, (_, answer) -> answer.header(header));
    }
    if (from.cookie() != null) {
      String cookie = from.cookie();
      return new ExtractPlan(
          slot, variable, "cookie " + cookie, (_, answer) -> cookie(answer, cookie));
    }
    if (from.regex() != null) {
      Pattern pattern = RegularExpression.compile(from.regex());
      return new ExtractPlan(
          slot, variable, "regex " + pattern, (_, answer) -> match(pattern, answer.body()));
    }
    if (from.cel() != null) {
      Expression value = expressions.value(from.cel());
      return new ExtractPlan(
          slot, variable, "cel " + from.cel(), (scope, _) -> value.evaluate(scope));
    }
    return new ExtractPlan(slot, variable, "status", (_, answer) -> (long) answer.status());
  }

  private static @Nullable Object value(JsonNode node) {
    return node.isMissingNode() ? null : Json.value(node);
  }

  private static @Nullable String cookie(Answer answer, String name) {
    for (String header : answer.headerValues("set-cookie")) {
      Cookie cookie = ClientCookieDecoder.LAX.decode(header);
      if (cookie != null && cookie.name().equals(name)) {
        return cookie.value();
      }
    }
    return null;
  }

  private static @Nullable String match(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? matcher.group(matcher.groupCount() > 0 ? 1 : 0) : null;
  }
}
