package dev.throng.runner.server;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Answers that spare a reader what it has already. */
final class EntityTag {
  private EntityTag() {}

  static String of(String content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content.getBytes(StandardCharsets.UTF_8));
    return "\"" + Long.toHexString(checksum.getValue()) + "-" + content.length() + "\"";
  }

  /** The content, or nothing new if the asker has it already. */
  static void answer(RoutingContext context, String type, String content, String tag) {
    HttpServerResponse response = context.response();
    response.putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", type).end(content);
    }
  }
}
