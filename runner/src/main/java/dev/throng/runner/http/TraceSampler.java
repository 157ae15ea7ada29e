package dev.throng.runner.http;

import dev.throng.crds.spec.Tracing;
import dev.throng.runner.stats.TraceId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Begins a trace with a share of the requests. Its random numbers are its own and of no seed: two
 * runs of one seed must not meet in a store of traces. Confined to the loop's thread.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, section
 *     3.2</a>
 */
final class TraceSampler {
  static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");

  private static final String VERSION = "00";
  private static final String SAMPLED = "01";
  private static final int SEED_BYTES = 32;

  private final double share;
  private final RandomGenerator random;

  TraceSampler(Tracing tracing) {
    this(tracing.sample().ratio(), randomOfItsOwn());
  }

  /**
   * @param share from 0 to 1
   */
  TraceSampler(double share, RandomGenerator random) {
    this.share = share;
    this.random = random;
  }

  private static RandomGenerator randomOfItsOwn() {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return RandomGeneratorFactory.of("L128X128MixRandom").create(seed);
  }

  /** The trace that a request begins; null for most, and for one that has its own. */
  @Nullable TraceId sample(MultiMap headers) {
    return random.nextDouble() < share && !headers.contains(TRACEPARENT)
        ? new TraceId(notZero(), random.nextLong())
        : null;
  }

  /** A copy of a request, one of several of a trace perhaps: each is a span of its own. */
  RequestHead inTrace(TraceId trace, RequestHead head) {
    String span = "%016x".formatted(notZero());
    return head.with(
        HttpHeaders.headers()
            .addAll(head.request().headers)
            .set(TRACEPARENT, VERSION + "-" + trace + "-" + span + "-" + SAMPLED));
  }

  private long notZero() {
    long number = random.nextLong();
    while (number == 0) {
      number = random.nextLong();
    }
    return number;
  }
}
