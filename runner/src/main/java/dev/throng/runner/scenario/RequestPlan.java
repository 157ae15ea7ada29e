package dev.throng.runner.scenario;

import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * A request, compiled.
 *
 * @param name its number in the scenario's names
 * @param path path or absolute URL, query parameters not yet added
 * @param classHeaders of target and user class; headers that a user sets win over them
 * @param headers of the step; they win over all others
 * @param followRedirects as the step or the target says
 * @param readsBody whether anything needs the answer's body
 * @param checksStatus whether a check reads the status, so that one of 400 and above is no failure
 *     by itself
 */
public record RequestPlan(
    int name,
    HttpMethod method,
    Text path,
    List<Field> query,
    List<Field> classHeaders,
    List<Field> headers,
    BodyPlan body,
    long timeoutNanos,
    boolean followRedirects,
    List<CheckPlan> checks,
    List<ExtractPlan> extracts,
    boolean readsBody,
    boolean checksStatus)
    implements Instruction {

  /** A named text: a header, a query parameter, a form field. */
  public record Field(String name, Text value) {
    public boolean isFixed() {
      return value instanceof Text.Constant;
    }
  }

  /** The same request, its answer's body kept for what follows. */
  RequestPlan readingBody() {
    return new RequestPlan(
        name,
        method,
        path,
        query,
        classHeaders,
        headers,
        body,
        timeoutNanos,
        followRedirects,
        checks,
        extracts,
        true,
        checksStatus);
  }

  /** Whether all users send the same headers, but for those they set themselves. */
  public boolean hasFixedHeaders() {
    return classHeaders.stream().allMatch(Field::isFixed)
        && headers.stream().allMatch(Field::isFixed);
  }

  /** Whether all users ask for the same path. */
  public boolean hasFixedPath() {
    return path instanceof Text.Constant && query.stream().allMatch(Field::isFixed);
  }
}
