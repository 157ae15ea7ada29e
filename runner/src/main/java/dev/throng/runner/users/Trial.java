package dev.throng.runner.users;

import dev.throng.runner.compiler.SourceProblem;
import dev.throng.users.Answer;
import dev.throng.users.Verdict;
import dev.throng.users.spi.CurrentUser;
import dev.throng.users.spi.Json;
import dev.throng.users.spi.Leaving;
import dev.throng.users.spi.Request;
import dev.throng.users.spi.UserPort;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of a user class before any load, on a thread of its own: what a constructor or a
 * static initialiser throws is told then, and one that never ends holds up nobody.
 */
final class Trial implements UserPort {
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Function<String, Map<String, Object>> firstRow;
  private final UnaryOperator<String> secret;
  private final SplittableRandom random = new SplittableRandom(0);

  /**
   * @param firstRow of a feed
   * @param secret by its name
   */
  Trial(Function<String, Map<String, Object>> firstRow, UnaryOperator<String> secret) {
    this.firstRow = firstRow;
    this.secret = secret;
  }

  /**
   * What is wrong with the constructor of a class; empty for nothing.
   *
   * @param longest how long it may take
   */
  Optional<SourceProblem> problem(UserModel model, Duration longest) {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    CountDownLatch over = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("throng-trial-" + model.name())
            .unstarted(() -> {
              CurrentUser.run(
                  this,
                  () -> {
                    try {
                      Object _ = (Object) model.make().invokeExact();
                    } catch (Throwable e) {
                      thrown.set(e);
                    }
                  });
              over.countDown();
            });
    thread.setContextClassLoader(model.errors().loader());
    thread.start();
    try {
      if (!over.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        StackTraceElement frame = model.errors().ownFrame(thread.getStackTrace());
        return Optional.of(
            problem(
                model,
                frame,
                "has a constructor that did not end within " + longest.toSeconds() + " s"));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Throwable why = thrown.get();
    return why == null
        ? Optional.empty()
        : Optional.of(
            problem(
                model,
                model.errors().ownFrame(UserErrors.told(why).getStackTrace()),
                (why instanceof ExceptionInInitializerError || why instanceof NoClassDefFoundError
                        ? "cannot be initialised: "
                        : "has a constructor that throws ")
                    + UserErrors.text(why)));
  }

  private static SourceProblem problem(
      UserModel model, @Nullable StackTraceElement frame, String what) {
    String file = frame == null ? null : frame.getFileName();
    return file == null || frame == null
        ? new SourceProblem(model.name(), 0, 0, what, "")
        : new SourceProblem(file, frame.getLineNumber(), 0, model.name() + " " + what, "");
  }

  @Override
  public long index() {
    return 0;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Answer exchange(Request request) {
    throw new IllegalStateException(JavaPort.IN_CONSTRUCTOR);
  }

  @Override
  public void judged(Answer answer, Verdict verdict) {}

  @Override
  public void header(String name, @Nullable String value) {}

  @Override
  public Map<String, Object> row(String feed) {
    return firstRow.apply(feed);
  }

  @Override
  public String secret(String name) {
    return secret.apply(name);
  }

  @Override
  public void pause(Duration duration) {
    throw new IllegalStateException(JavaPort.IN_CONSTRUCTOR);
  }

  @Override
  public void begin(String transaction) {}

  @Override
  public void end(boolean failed) {}

  @Override
  public void measuring(String name) {
    throw new IllegalStateException(JavaPort.IN_CONSTRUCTOR);
  }

  @Override
  public void measured(@Nullable String failure) {}

  @Override
  public void leave() {}

  @Override
  public void stopTest(String reason) {
    throw new IllegalStateException("a constructor ends no test: onStart may");
  }

  @Override
  public void exit(int status) {
    throw Leaving.test();
  }

  @Override
  public void log(String line) {}

  @Override
  public Json json() {
    return String::valueOf;
  }
}
