package dev.throng.runner.outputs.html;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Weighs texts as they will be stored. */
final class Gzip {
  private Gzip() {}

  private static final class Counter extends OutputStream {
    private int bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int offset, int length) {
      bytes += length;
    }
  }

  /** In bytes, gzipped. */
  static int size(String text) {
    Counter counter = new Counter();
    try (GZIPOutputStream gzip = new GZIPOutputStream(counter)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counter.bytes;
  }
}
