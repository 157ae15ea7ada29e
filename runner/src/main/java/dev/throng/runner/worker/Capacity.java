package dev.throng.runner.worker;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.throng.crds.spec.Http;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.scenario.UnresolvedException;
import java.lang.management.ManagementFactory;

/** Whether this process may open the connections that its users need. */
public final class Capacity {
  /** Files, sockets and event loops of the process itself. */
  private static final long OWN_DESCRIPTORS = 300;

  private Capacity() {}

  /**
   * @param users the most users that will run in this process
   * @throws UnresolvedException naming the limit and the ways out
   */
  public static void check(LoadTestSpec spec, long users) {
    check(spec, users, descriptorLimit());
  }

  static void check(LoadTestSpec spec, long users, long limit) {
    if (spec.target().http().connections() == Http.Connections.PER_USER
        && users + OWN_DESCRIPTORS > limit) {
      throw new UnresolvedException(
          users
              + " users with a connection each need more than the "
              + limit
              + " file descriptors that this process may open (ulimit -n): set"
              + " spec.target.http.connections to shared, or run at most "
              + Math.max(0, limit - OWN_DESCRIPTORS)
              + " users in one worker");
    }
  }

  private static long descriptorLimit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
