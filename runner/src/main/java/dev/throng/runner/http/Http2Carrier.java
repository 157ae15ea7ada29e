package dev.throng.runner.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stream of HTTP/2, as Vert.x has it. */
record Http2Carrier(HttpClientStream stream) implements Carrier {

  /** Tells an attempt of all that comes. */
  void carry(Attempt attempt) {
    ContextInternal context = stream.context();
    stream.exceptionHandler(attempt::broke);
    stream.resetHandler(code -> attempt.broke(new StreamResetException(code)));
    stream.headHandler(head ->
        attempt.head(
            new AnswerHead(
                head.statusCode,
                Objects.requireNonNullElse(head.statusMessage, ""),
                head.headers)));
    stream.dataHandler(chunk -> context.dispatch(chunk, attempt::receive));
    stream.trailersHandler(trailers -> context.dispatch(trailers, (MultiMap _) -> attempt.end()));
  }

  void write(HttpRequestHead request, @Nullable Buffer body) {
    stream.writeHead(request, false, body, true, HttpUtils.DEFAULT_STREAM_PRIORITY, false);
  }

  @Override
  public long number() {
    return stream.id();
  }

  @Override
  public void cancel() {
    stream.cancel();
  }
}
