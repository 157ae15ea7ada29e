package dev.throng.users.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a user did.
 *
 * @param counted requests, measurements and transactions, in the order in which they ended
 * @param exceptions that user code threw
 * @param logged by the user, a line each
 * @param testEnded why the user ended the whole test; null if it did not
 */
public record Seen(
    List<Counted> counted,
    List<Thrown> exceptions,
    List<String> logged,
    @Nullable String testEnded) {
  /** Keeps lists that nobody changes. */
  public Seen {
    counted = List.copyOf(counted);
    exceptions = List.copyOf(exceptions);
    logged = List.copyOf(logged);
  }

  /**
   * What is counted once in the report.
   *
   * @param name as the report has it: {@code GET /api/products/{id}}, {@code TXN buy}, or that of a
   *     measurement
   * @param status of HTTP; 0 if there was none
   * @param failure why it counts as a failure; null if it does not
   * @param responseTime from the moment it was due to its end
   */
  public record Counted(String name, int status, @Nullable String failure, Duration responseTime) {}

  /**
   * An exception that ended a task.
   *
   * @param where as the report has it: {@code Shopper.browse (Shopper.java:27)}
   * @param message with its type before it
   */
  public record Thrown(String where, String message) {}

  /** The names of all that was counted, in its order, each as often as it was. */
  public List<String> names() {
    return counted.stream().map(Counted::name).toList();
  }

  /**
   * The first of a name.
   *
   * @throws NoSuchElementException listing the names that there are
   */
  public Counted first(String name) {
    return counted.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new NoSuchElementException("nothing is counted as " + name + ", only " + names()));
  }

  /** All failures and exceptions, a sentence each; none if all went well. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Counted each : counted) {
      if (each.failure() != null) {
        problems.add(each.name() + ": " + each.failure());
      }
    }
    exceptions.forEach(thrown -> problems.add(thrown.where() + ": " + thrown.message()));
    return problems;
  }
}
