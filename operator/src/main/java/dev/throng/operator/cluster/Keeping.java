package dev.throng.operator.cluster;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** In which form an answer is kept while it comes in. */
sealed interface Keeping {

  /**
   * @throws DoesNotFit if it is more than may be kept
   */
  void add(Buffer chunk);

  /** All of it, once it has come in. */
  Buffer whole();

  /** Nothing more comes, whether all of it came or not. */
  void release();

  /** More than may be kept. */
  final class DoesNotFit extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DoesNotFit() {
      super("the master's answer does not fit into a ConfigMap");
    }
  }

  /** As it is. */
  final class Plain implements Keeping {
    private final Buffer kept = Buffer.buffer();

    @Override
    public void add(Buffer chunk) {
      kept.appendBuffer(chunk);
    }

    @Override
    public Buffer whole() {
      return kept;
    }

    @Override
    public void release() {}
  }

  /** Gzipped at once: of a large answer no more than that is ever in memory. */
  final class Packed implements Keeping {
    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;

    /**
     * @param most packed bytes
     */
    Packed(int most) {
      this.most = most;
      try {
        gzip = new GZIPOutputStream(kept);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public synchronized void add(Buffer chunk) {
      try {
        gzip.write(chunk.getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (kept.size() > most) {
        throw new DoesNotFit();
      }
    }

    @Override
    public synchronized Buffer whole() {
      release();
      if (kept.size() > most) {
        throw new DoesNotFit();
      }
      return Buffer.buffer(kept.toByteArray());
    }

    /** What it has outside of the heap would stay until a collection. */
    @Override
    public synchronized void release() {
      try {
        gzip.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
