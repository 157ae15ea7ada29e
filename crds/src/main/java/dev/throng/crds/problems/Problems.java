package dev.throng.crds.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, in the order in which it is found. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final List<Problem> unresolved = new ArrayList<>();

  /** The field as a whole is wrong. */
  public void add(Path path, String message) {
    add(path, null, message);
  }

  /**
   * @param shown the value as {@link Shown} has it
   */
  public void add(Path path, @Nullable String shown, String message) {
    found.add(new Problem(path.text(), shown, message, Position.UNKNOWN));
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  /** Text that is wrong. */
  public void text(Path path, String text, String message) {
    add(path, Shown.text(text), message);
  }

  /** Text that names something which isn't there, perhaps because that something is broken. */
  public void unresolved(Path path, String text, String message) {
    unresolved.add(new Problem(path.text(), Shown.text(text), message, Position.UNKNOWN));
  }

  public boolean isEmpty() {
    return found.isEmpty() && unresolved.isEmpty();
  }

  public List<Problem> all() {
    return Stream.concat(found.stream(), unresolved.stream()).toList();
  }

  /** Those that stand on their own, without the names that could not be resolved. */
  public List<Problem> certain() {
    return List.copyOf(found);
  }
}
