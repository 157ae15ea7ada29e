package dev.throng.shop.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A line for each request: start (microseconds since 1970), method, path with query, status and
 * duration (microseconds), separated by tabs, below a line of headings. Lines gather in memory and
 * go to the file when there are many, on {@link #flush()} and at the end.
 */
public final class AccessLog implements AutoCloseable {
  private static final int MANY_CHARACTERS = 64 * 1024;

  private final Writer file;
  private final StringBuilder lines = new StringBuilder(2 * MANY_CHARACTERS);

  /**
   * @throws UncheckedIOException if the file can't be written
   */
  public AccessLog(Path path) {
    try {
      file = Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the access log " + path, e);
    }
    lines.append("start_micros\tmethod\tpath\tstatus\tduration_micros\n");
  }

  synchronized void write(
      long startMicros, String method, String path, int status, long durationMicros) {
    lines
        .append(startMicros)
        .append('\t')
        .append(method)
        .append('\t')
        .append(path)
        .append('\t')
        .append(status)
        .append('\t')
        .append(durationMicros)
        .append('\n');
    if (lines.length() > MANY_CHARACTERS) {
      flush();
    }
  }

  /**
   * @throws UncheckedIOException if the file can't be written
   */
  public synchronized void flush() {
    try {
      file.append(lines).flush();
      lines.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the access log", e);
    }
  }

  @Override
  public synchronized void close() {
    flush();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the access log", e);
    }
  }
}
