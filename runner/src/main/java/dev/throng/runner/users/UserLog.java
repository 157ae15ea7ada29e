package dev.throng.runner.users;

import dev.throng.runner.engine.Blanks;
import dev.throng.runner.engine.BoundedText;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What users log: a bounded number of lines a second, each of a bounded length, without secrets.
 * Any thread.
 */
public final class UserLog implements Consumer<String> {
  static final int MOST_A_SECOND = 50;

  private final Consumer<String> lines;
  private final Blanks secrets;
  private final LongSupplier nanoTime;
  private long second;
  private int thisSecond;
  private long leftOut;

  public UserLog(Consumer<String> lines, Blanks secrets) {
    this(lines, secrets, System::nanoTime);
  }

  UserLog(Consumer<String> lines, Blanks secrets, LongSupplier nanoTime) {
    this.lines = lines;
    this.secrets = secrets;
    this.nanoTime = nanoTime;
    second = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
  }

  @Override
  public synchronized void accept(String line) {
    long now = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
    if (now != second) {
      second = now;
      thisSecond = 0;
      if (leftOut > 0) {
        lines.accept(
            "("
                + leftOut
                + " lines of users were left out: "
                + MOST_A_SECOND
                + " a second are shown)");
        leftOut = 0;
      }
    }
    if (++thisSecond > MOST_A_SECOND) {
      leftOut++;
    } else {
      lines.accept(BoundedText.of(line, secrets));
    }
  }
}
