package dev.throng.runner.http;

import dev.throng.runner.scenario.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Sees every request and every answer; calls come from the loop's thread. */
public interface Trace {
  /** A request is about to be written. */
  void sending(
      Origin origin, HttpMethod method, String uri, MultiMap headers, @Nullable Buffer body);

  /** An answer has come, a redirect for instance. */
  void received(int status, String reason, MultiMap headers, Buffer body, long nanos);

  /**
   * The exchange is over.
   *
   * @param failure why it is a failure, or null
   */
  void judged(String name, @Nullable String failure);
}
