package dev.throng.runner.users;

import dev.throng.runner.engine.Failure;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Sample;
import dev.throng.runner.script.Transactions;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The transactions and measurements that a user in Java is in. Confined to its loop. */
final class Spans {
  private final LoadLoop loop;
  private final long user;
  private final int userClass;
  private @Nullable Deque<Span> open;

  private static final class Span {
    final int name;
    final long dueNanos;
    final long startNanos;
    boolean failed;

    Span(int name, long dueNanos, long startNanos) {
      this.name = name;
      this.dueNanos = dueNanos;
      this.startNanos = startNanos;
    }
  }

  /**
   * @param user whose they are
   */
  Spans(LoadLoop loop, long user, int userClass) {
    this.loop = loop;
    this.user = user;
    this.userClass = userClass;
  }

  /** Both moments are those of {@link System#nanoTime()}. */
  void begin(int name, long dueNanos, long startNanos) {
    if (open == null) {
      open = new ArrayDeque<>(2);
    }
    open.addLast(new Span(name, dueNanos, startNanos));
  }

  /** A part of all that is open failed. */
  void fail() {
    if (open != null) {
      open.forEach(span -> span.failed = true);
    }
  }

  /** The innermost one, a transaction, ends. */
  void end(boolean failed, long endNanos) {
    Span span = innermost();
    if (span != null) {
      record(span, failed || span.failed ? Transactions.PART_FAILED : null, endNanos);
    }
  }

  /** The innermost one, a measurement, ends. */
  void measured(@Nullable String failure, long endNanos) {
    Span span = innermost();
    if (span != null) {
      record(span, failure == null ? null : Failure.ofTarget(failure), endNanos);
    }
  }

  /** The innermost one is left, and not counted. */
  void leave() {
    innermost();
  }

  private @Nullable Span innermost() {
    return open == null ? null : open.pollLast();
  }

  private void record(Span span, @Nullable Failure failure, long endNanos) {
    Sample sample = new Sample();
    sample.by(user, userClass);
    sample.begin(span.name, span.dueNanos);
    sample.sending(span.startNanos, 0);
    sample.unanswered(endNanos);
    if (failure != null) {
      sample.failed(failure, loop.offsetMillis());
    }
    loop.recorder().record(sample);
  }

  /** The end of the test cuts the user off: what is open is unfinished. */
  void cut() {
    long nanos = System.nanoTime();
    for (Span span = innermost(); span != null; span = innermost()) {
      loop.recorder().unfinished(span.name, nanos - span.dueNanos);
    }
  }
}
