package dev.throng.crds.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.fields.Choice;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Check;
import dev.throng.crds.spec.Extractor;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Part;
import dev.throng.crds.spec.WrittenStep;
import dev.throng.crds.values.GoDuration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code get}, {@code post} and the other methods: sends a request and judges the answer.
 *
 * @param target path or URL, a template
 * @param name what its figures are kept under; the target if null
 * @param query templates by name, added to the URL
 * @param headers templates by name
 * @param json a body whose texts are templates
 * @param form templates by name
 * @param body a template
 * @param contentType of {@code body}
 * @param timeout in place of the target's
 * @param followRedirects in place of the target's
 */
public record Request(
    Method method,
    String target,
    @Nullable String name,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable JsonNode json,
    Map<String, String> form,
    @Nullable String body,
    @Nullable String contentType,
    List<Part> multipart,
    @Nullable GoDuration timeout,
    @Nullable Boolean followRedirects,
    List<Check> checks,
    Map<String, Extractor> extract)
    implements Step {

  static Reading read(WrittenStep written) {
    Choice methods = new Choice();
    for (Method method : Method.values()) {
      methods.with(method.field(), method.target(written));
    }
    return new Reading("a request", methods, companions(written), () -> of(written));
  }

  private static Choice companions(WrittenStep written) {
    return new Choice()
        .with("name", written.name())
        .with("query", written.query())
        .with("headers", written.headers())
        .with("json", written.json())
        .with("form", written.form())
        .with("body", written.body())
        .with("contentType", written.contentType())
        .with("multipart", written.multipart())
        .with("timeout", written.timeout())
        .with("followRedirects", written.followRedirects())
        .with("checks", written.checks())
        .with("extract", written.extract());
  }

  private static Request of(WrittenStep written) {
    Method method =
        Stream.of(Method.values())
            .filter(each -> each.target(written) != null)
            .findFirst()
            .orElse(Method.GET);
    String target = method.target(written);
    return new Request(
        method,
        target == null ? "" : target,
        written.name(),
        written.query(),
        written.headers(),
        written.json(),
        written.form(),
        written.body(),
        written.contentType(),
        written.multipart(),
        written.timeout(),
        written.followRedirects(),
        written.checks(),
        written.extract());
  }

  /** Where the target stands in the manifest. */
  public Path targetPath(Path at) {
    return at.field(method.field());
  }

  /** What its figures are kept under, without the method. */
  public String shownName() {
    return name == null ? target : name;
  }

  @Override
  public void check(LoadTestSpec spec, Path at, Problems problems) {
    RequestRules.check(this, at, problems);
  }

  @Override
  public Stream<Assignment> assignments(Path at) {
    return extract.keySet().stream()
        .map(variable -> new Assignment(variable, at.field("extract").field(variable)));
  }

  @Override
  public void computes(Path at, Sources sources) {
    sources.template(target, targetPath(at));
    sources.templates(query, at.field("query"));
    sources.templates(headers, at.field("headers"));
    sources.templates(form, at.field("form"));
    sources.template(body, at.field("body"));
    sources.json(json, at.field("json"));
    for (int i = 0; i < multipart.size(); i++) {
      computes(multipart.get(i), at.field("multipart").index(i), sources);
    }
    for (int i = 0; i < checks.size(); i++) {
      computes(checks.get(i), at.field("checks").index(i), sources);
    }
    extract.forEach((variable, extractor) ->
        sources.value(extractor.cel(), at.field("extract").field(variable).field("cel")));
  }

  private static void computes(Part part, Path at, Sources sources) {
    sources.template(part.value(), at.field("value"));
    sources.template(part.filename(), at.field("filename"));
    sources.template(part.content(), at.field("content"));
  }

  private static void computes(Check check, Path at, Sources sources) {
    sources.condition(check.expect(), at.field("expect"));
    sources.condition(check.when(), at.field("when"));
    sources.template(check.message(), at.field("message"));
    sources.template(check.fail(), at.field("fail"));
  }

  @Override
  public Stream<String> figures() {
    return Stream.of(method + " " + shownName());
  }
}
