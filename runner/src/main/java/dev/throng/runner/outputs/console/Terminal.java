package dev.throng.runner.outputs.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where the console writes. A thread of its own does it, since a terminal may be held (Ctrl-S) and
 * the run must not wait for it: frames that come meanwhile are dropped.
 */
public final class Terminal implements AutoCloseable {
  private static final String SAVE_FROM_TEARING = "\u001b[?2026h";
  private static final String SHOW_AT_ONCE = "\u001b[?2026l";
  private static final String ERASE_TO_END = "\u001b[J";
  private static final String ERASE_REST_OF_LINE = "\u001b[K";
  private static final int FRAMES_BETWEEN_MEASURES = 3;

  private final PrintStream out;
  private final boolean interactive;
  private final boolean colours;
  private final Supplier<Optional<TerminalSize>> measure;
  private final ExecutorService pen =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("throng-terminal").factory());
  private final AtomicBoolean drawing = new AtomicBoolean();
  private volatile TerminalSize size;
  private int linesDrawn;
  private int frames;

  Terminal(
      PrintStream out,
      boolean interactive,
      boolean colours,
      Supplier<Optional<TerminalSize>> measure) {
    this.out = out;
    this.interactive = interactive;
    this.colours = colours;
    this.measure = measure;
    this.size = interactive ? measure.get().orElse(TerminalSize.USUAL) : TerminalSize.USUAL;
  }

  /**
   * This process's standard output.
   *
   * @param environment of the process: {@code NO_COLOR} (not empty) takes the colours away, {@code
   *     TERM=dumb} the redrawing too
   */
  public static Terminal system(Map<String, String> environment) {
    boolean interactive =
        System.console() != null
            && System.console().isTerminal()
            && !"dumb".equals(environment.get("TERM"));
    boolean colours = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    return new Terminal(out, interactive, colours, TerminalSize::ask);
  }

  /** A log or a pipe: lines only, no colours, nothing redrawn. */
  public static Terminal plain(PrintStream out) {
    return new Terminal(out, false, false, Optional::empty);
  }

  boolean interactive() {
    return interactive;
  }

  boolean colours() {
    return colours;
  }

  TerminalSize size() {
    return size;
  }

  /** The width that lines should keep to: none where nobody looks at them on a screen. */
  int width() {
    return interactive ? size.columns() : Integer.MAX_VALUE;
  }

  /** Shows the frame in the last one's place, if the terminal isn't still busy with that. */
  void redraw(List<String> frame) {
    if (drawing.compareAndSet(false, true)) {
      pen.execute(() -> {
        draw(frame);
        if (++frames % FRAMES_BETWEEN_MEASURES == 0) {
          size = measure.get().orElse(size);
        }
        drawing.set(false);
      });
    }
  }

  /** Writes lines that stay, in place of a frame. */
  void print(List<String> lines) {
    pen.execute(() -> {
      StringBuilder text = new StringBuilder(backToTop());
      linesDrawn = 0;
      if (interactive) {
        text.append(ERASE_TO_END);
      }
      lines.forEach(line -> text.append(line).append('\n'));
      write(text);
    });
  }

  /** Waits until everything is written. */
  @Override
  public void close() {
    pen.shutdown();
    try {
      pen.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void draw(List<String> frame) {
    StringBuilder text = new StringBuilder(SAVE_FROM_TEARING).append(backToTop());
    frame.forEach(line -> text.append(line).append(ERASE_REST_OF_LINE).append('\n'));
    write(text.append(ERASE_TO_END).append(SHOW_AT_ONCE));
    linesDrawn = frame.size();
  }

  private String backToTop() {
    return linesDrawn == 0 ? "" : "\r\u001b[" + linesDrawn + "A";
  }

  private void write(CharSequence text) {
    out.append(text);
    out.flush();
  }
}
