package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user who waits costs in memory: counted in live objects, not measured by the system. */
@Tag("timed")
class RestingUsersTest {
  private static final int USERS = 1_000;

  /** Seen: 2,041, without compact headers. */
  private static final long MOST_BYTES = 2_250;

  private static final long SETTLED_MILLIS = 500;

  @Test
  void aUserWhoWaitsWithAnOpenConnectionHasFewObjects() throws Exception {
    long before = bytesOfOthers();
    AtomicLong bytes = new AtomicLong();
    try (TruthServer server = TruthServer.ok()) {
      String test =
          Visitors.of(server)
              .load("users: " + USERS + ", spawnRate: 1000")
              .steps("[{get: /a, checks: [{expect: status == 200}]}]")
              .yaml();
      new Engine()
          .loops(1)
          .until(() -> {
            boolean resting = server.answered().size() == USERS;
            if (resting) {
              bytes.set(bytesOfEngine());
            }
            return resting;
          })
          .runs(test);
    }

    assertThat((bytes.get() - before) / USERS).isBetween(500L, MOST_BYTES);
  }

  /** What earlier tests left in this process, once all of it has ended that is about to. */
  private static long bytesOfOthers() throws InterruptedException {
    long earlier;
    long now = bytesOfEngine();
    do {
      Thread.sleep(SETTLED_MILLIS);
      earlier = now;
      now = bytesOfEngine();
    } while (now != earlier);
    return now;
  }

  /**
   * Of Throng, Netty and Vert.x, without arrays and what is Java's own; the server has none of
   * these but its own classes.
   */
  private static long bytesOfEngine() {
    return histogram()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && isOfEngine(columns[3]))
        .mapToLong(columns -> Long.parseLong(columns[2]))
        .sum();
  }

  private static boolean isOfEngine(String type) {
    return (type.startsWith("dev.throng.")
            || type.startsWith("io.netty.")
            || type.startsWith("io.vertx."))
        && !type.startsWith("dev.throng.runner.truth.");
  }

  /** A line for each class, of live objects: number, instances, bytes, name. */
  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }
}
