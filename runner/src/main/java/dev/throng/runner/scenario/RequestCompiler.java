package dev.throng.runner.scenario;

import dev.throng.crds.spec.Check;
import dev.throng.crds.spec.Http;
import dev.throng.crds.steps.Request;
import dev.throng.runner.catalogue.CheckKey;
import dev.throng.runner.scenario.RequestPlan.Field;
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
  private final ExtractCompiler extractors;
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
    extractors = new ExtractCompiler(expressions, slots);
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

  Compiled compile(Request step) {
    int name = numbering.request(step);
    Text path = expressions.text(step.target());
    List<Field> query = fields(step.query());
    List<Field> headers = new ArrayList<>();
    String contentType = contentType(step);
    if (contentType != null) {
      headers.add(new Field("content-type", new Text.Constant(contentType)));
    }
    headers.addAll(fields(step.headers()));
    BodyPlan body = body(step);
    boolean readsLastBody = expressions.drainReadsBody() || classHeaders.readBody();
    List<CheckPlan> checks =
        List.copyOf(step.checks().stream().map(check -> check(name, check)).toList());
    List<ExtractPlan> extracts = new ArrayList<>();
    step.extract().forEach((variable, from) -> extracts.add(extractors.compile(variable, from)));
    boolean readsOwnBody =
        expressions.drainReadsBody()
            || step.extract().values().stream()
                .anyMatch(e -> e.json() != null || e.regex() != null);
    RequestPlan request =
        new RequestPlan(
            name,
            HttpMethod.valueOf(step.method().name()),
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
            step.checks().stream()
                .anyMatch(check -> expressions.readsStatus(CheckKey.source(check))));
    return new Compiled(request, readsLastBody);
  }

  List<Field> fields(Map<String, String> texts) {
    List<Field> fields = new ArrayList<>();
    texts.forEach((name, value) -> fields.add(new Field(name, expressions.text(value))));
    return List.copyOf(fields);
  }

  private static @Nullable String contentType(Request step) {
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

  private BodyPlan body(Request step) {
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
    return BodyPlan.None.NONE;
  }

  private CheckPlan check(int name, Check check) {
    String source = CheckKey.source(check);
    boolean failsWhen = check.fail() != null;
    String message = check.fail() != null ? check.fail() : check.message();
    return new CheckPlan(
        numbering.check(name, check),
        expressions.condition(source),
        failsWhen,
        message == null ? new Text.Constant("expected " + source) : expressions.text(message));
  }
}
