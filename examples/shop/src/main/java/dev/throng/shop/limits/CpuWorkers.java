package dev.throng.shop.limits;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Every request costs CPU time on one of a few worker threads: it hashes a block over and over.
 * Requests beyond the number of workers wait in the pool's unbounded queue, so that times grow in
 * proportion to the users that wait.
 */
public final class CpuWorkers implements Gate {
  private static final String ALGORITHM = "SHA-256";
  private static final int DIGEST_BYTES = 32;

  private final WorkerExecutor workers;
  private final int rounds;

  public CpuWorkers(Vertx vertx, Settings settings) {
    this.workers = vertx.createSharedWorkerExecutor("cpu-worker", settings.workers());
    this.rounds = settings.rounds();
  }

  @Override
  public Future<@Nullable Void> pass() {
    return workers.executeBlocking(() -> hash(rounds), false).mapEmpty();
  }

  /**
   * The work of one request.
   *
   * @return the last digest, so that the work can't be optimised away
   */
  static byte[] hash(int rounds) {
    try {
      MessageDigest digest = MessageDigest.getInstance(ALGORITHM);
      byte[] block = new byte[DIGEST_BYTES];
      for (int round = 0; round < rounds; round++) {
        digest.update(block);
        digest.digest(block, 0, DIGEST_BYTES);
      }
      return block;
    } catch (NoSuchAlgorithmException | DigestException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /**
   * How much work is done by how many.
   *
   * @param workers threads, at least 1
   * @param rounds hashes for each request, at least 1
   */
  public record Settings(int workers, int rounds) {
    public Settings {
      if (workers < 1) {
        throw new IllegalArgumentException("CPU workers must be at least 1, not " + workers);
      }
      if (rounds < 1) {
        throw new IllegalArgumentException("CPU rounds must be at least 1, not " + rounds);
      }
    }
  }
}
