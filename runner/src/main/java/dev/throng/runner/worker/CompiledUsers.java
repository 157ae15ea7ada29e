package dev.throng.runner.worker;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.engine.Blanks;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.users.JavaClasses;
import dev.throng.runner.users.UserCode;
import dev.throng.runner.users.UserLog;
import dev.throng.runner.users.WrongSources;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes user classes of a test's Java. */
final class CompiledUsers {
  private CompiledUsers() {}

  /**
   * The classes in Java of a test; null if it has none.
   *
   * @param rows of its feeds
   * @param secrets by name
   * @throws UnresolvedException listing all that is wrong with them
   */
  static @Nullable JavaClasses of(
      LoadTestSpec spec,
      JavaSources java,
      Map<String, List<Map<String, Object>>> rows,
      Map<String, String> secrets,
      Environment environment) {
    if (!spec.hasJava()) {
      return null;
    }
    return of(spec, () -> UserCode.of(java), rows, secrets, environment, System.err::println);
  }

  /**
   * @param code may throw {@link WrongSources}
   * @param log takes what users log, bounded and without secrets
   */
  static JavaClasses of(
      LoadTestSpec spec,
      Supplier<UserCode> code,
      Map<String, List<Map<String, Object>>> rows,
      Map<String, String> secrets,
      Environment environment,
      Consumer<String> log) {
    try {
      return JavaClasses.of(
          code.get(),
          spec,
          rows,
          secrets,
          new UserLog(log, Blanks.of(secrets.values())),
          environment.loopsCarryUsers());
    } catch (WrongSources e) {
      throw new UnresolvedException("the users in Java cannot be run:\n" + e.getMessage());
    }
  }
}
