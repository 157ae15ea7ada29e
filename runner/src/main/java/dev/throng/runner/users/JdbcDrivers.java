package dev.throng.runner.users;

import java.sql.Driver;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Makes drivers of a class path known to {@link java.sql.DriverManager}, which looks for drivers
 * once in a process, and would find none that come later.
 */
final class JdbcDrivers {
  private static final String SERVICES = "META-INF/services/java.sql.Driver";

  private JdbcDrivers() {}

  /** Loads those that a loader finds; what keeps one from being loaded, its use will tell. */
  static void load(ClassLoader loader) {
    if (loader.getResource(SERVICES) == null) {
      return;
    }
    try {
      for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
        driver.getMajorVersion(); // it has registered itself when it was loaded
      }
    } catch (ServiceConfigurationError | LinkageError _) {
      // DriverManager says then that no driver is suitable
    }
  }
}
