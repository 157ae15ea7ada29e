package dev.throng.users;

/**
 * Something that may fail.
 *
 * @param <E> by what
 */
@FunctionalInterface
public interface Action<E extends Exception> {
  /**
   * Does it.
   *
   * @throws E if it fails
   */
  void run() throws E;
}
