package dev.throng.shop.web;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What examples try requests on: pages that answer with what they were sent, a redirect, and jobs
 * that are done after a while. Nothing is kept.
 */
final class EchoPages {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final String VISITOR = "visitor";
  private static final long JOB_MILLIS = 250;
  private static final Pattern JOB_ID = Pattern.compile("\\d{1,18}");

  private final AtomicLong visitors = new AtomicLong();

  /** Method, path, query, headers in lower case and body of the request; a cookie for newcomers. */
  void echo(RoutingContext context) {
    body(context.request())
        .onSuccess(body -> Answers.ok(context, withCookie(context, described(context, body))))
        .onFailure(context::fail);
  }

  void moved(RoutingContext context) {
    context.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, "/echo").end();
  }

  void startJob(RoutingContext context) {
    Answers.created(context, job(System.currentTimeMillis()));
  }

  void job(RoutingContext context) {
    String id = Objects.requireNonNull(context.pathParam("id"));
    if (!JOB_ID.matcher(id).matches()) {
      throw new Refusal(404, "There is no job " + id + ".");
    }
    Answers.ok(context, job(Long.parseLong(id)));
  }

  /** A job's id is the moment at which it was started. */
  private static JsonObject job(long startMillis) {
    boolean done = System.currentTimeMillis() - startMillis >= JOB_MILLIS;
    return new JsonObject()
        .put("id", Long.toString(startMillis))
        .put("state", done ? "done" : "running");
  }

  private static Future<Buffer> body(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || length != null && Long.parseLong(length) > MAX_BODY_BYTES) {
      throw new Refusal(413, "The body must say its length, of at most 64 KiB.");
    }
    return request.body();
  }

  private JsonObject withCookie(RoutingContext context, JsonObject answer) {
    if (context.request().getCookie(VISITOR) == null) {
      context
          .response()
          .addCookie(Cookie.cookie(VISITOR, Long.toString(visitors.incrementAndGet())));
    }
    return answer;
  }

  private static JsonObject described(RoutingContext context, Buffer body) {
    HttpServerRequest request = context.request();
    JsonObject answer =
        new JsonObject()
            .put("method", request.method().name())
            .put("path", request.path())
            .put("query", object(request.params()))
            .put("headers", object(request.headers()))
            .put("body", body.toString());
    try {
      return body.length() == 0 ? answer : answer.put("json", Json.decodeValue(body));
    } catch (DecodeException e) {
      return answer;
    }
  }

  private static JsonObject object(MultiMap values) {
    JsonObject object = new JsonObject();
    values.forEach((name, value) -> object.put(name.toLowerCase(Locale.ROOT), value));
    return object;
  }
}
