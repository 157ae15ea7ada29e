package dev.throng.runner.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.throng.crds.expressions.JsonLocator;
import dev.throng.crds.expressions.RegularExpression;
import dev.throng.crds.spec.Extractor;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import org.jspecify.annotations.Nullable;

/** Turns an extractor into its plan. */
record ExtractCompiler(Expressions expressions, Slots slots) {

  ExtractPlan compile(String variable, Extractor from) {
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
