package dev.throng.impostor;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A master as the operator expects it, without any load. */
final class Played {
  private static final String START = now();
  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static volatile boolean stopped;

  private Played() {}

  static boolean isOfStatus(String head) {
    return head.startsWith("GET /api/v1/run ");
  }

  static void answer(String head, OutputStream out) throws IOException {
    if (head.startsWith("POST /api/v1/run/stop ")) {
      stopped = true;
    }
    if (head.startsWith("POST ")) {
      Behaviour.write(out, "HTTP/1.1 202 Accepted\r\n");
      Behaviour.send(out, new byte[0]);
    } else if (!isOfStatus(head)) {
      Behaviour.write(out, Behaviour.ok("text/csv"));
      Behaviour.send(out, new byte[] {'a'});
    } else if (stopped) {
      finished(out);
    } else {
      Behaviour.json(out, status("Running", ""));
    }
  }

  static void finished(OutputStream out) throws IOException {
    Behaviour.json(
        out,
        status(
            "Finished",
            ", \"endTime\": \"%s\", \"verdict\": \"Passed\", \"reason\": \"all is well\""
                .formatted(now())));
  }

  private static String status(String state, String more) {
    return """
    {"state": "%s", "startTime": "%s", "seed": 1, "users": {"desired": 10, "running": 10},
     "workers": {"desired": 1, "connected": 1, "lost": 0},
     "summary": {"requests": %d, "failures": 0, "requestRate": "100", "failureRatio": "0%%",
       "mean": "1ms", "p50": "1ms", "p95": "2ms", "p99": "3ms", "max": "4ms"}%s}\
    """
        .formatted(state, START, REQUESTS.addAndGet(100), more);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
