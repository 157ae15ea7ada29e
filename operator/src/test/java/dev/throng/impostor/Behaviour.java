package dev.throng.impostor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** How a program in the place of a master answers. */
enum Behaviour {
  /** As a master whose load goes on until it is told to stop: nobody has a reason to mind. */
  FAITHFUL {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      Played.answer(head, out);
    }
  },
  /** Leads the operator to what only the operator may reach. */
  REDIRECT {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      write(
          out,
          "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:8080/metrics\r\nContent-Length: 0\r\n\r\n");
    }
  },
  ENDLESS {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      pour(out, "application/json");
    }
  },
  /** Four gigabytes in some kilobytes. */
  BOMB {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      write(out, ok("application/json") + "Content-Encoding: gzip, gzip\r\n");
      send(out, Bomb.BYTES);
    }
  },
  /** A byte a second of the body. */
  TRICKLE {
    @Override
    void answer(String head, OutputStream out) throws IOException, InterruptedException {
      write(out, ok("application/json") + "Content-Length: 1000\r\n\r\n");
      trickle(out, " ");
    }
  },
  /** A byte a second of the head. */
  SLOW_HEAD {
    @Override
    void answer(String head, OutputStream out) throws IOException, InterruptedException {
      write(out, "HTTP/1.1 200 OK\r\nX-Padding: ");
      trickle(out, "x");
    }
  },
  NOT_HTTP {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      write(out, "SSH-2.0-OpenSSH_10.0\r\n\r\n");
    }
  },
  /** Fewer users than none, more workers than there are people. */
  LIAR {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      json(
          out,
          """
          {"state": "Running", "seed": 1, "users": {"desired": 10, "running": -1000000},
           "workers": {"desired": 1, "connected": 2000000000, "lost": 0}}\
          """);
    }
  },
  /** Names of a length that nobody gives. */
  NAMES {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      json(
          out,
          """
          {"state": "Running", "seed": 1, "users": {"desired": 10, "running": 10},
           "workers": {"desired": 1, "connected": 1, "lost": 1},
           "lostWorkers": [{"name": "%s", "reason": "\\u001b[31m%1$s"}]}\
          """
              .formatted("x".repeat(100_000)));
    }
  },
  /** Now so, now so; each third time as a master. */
  FICKLE {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    void answer(String head, OutputStream out) throws IOException, InterruptedException {
      Behaviour[] all = {REDIRECT, FAITHFUL, BOMB, LIAR, FAITHFUL, NAMES};
      all[asked.getAndIncrement() % all.length].answer(head, out);
    }
  },
  /** A load that ends well at once, and a report without an end. */
  ENDLESS_REPORT {
    @Override
    void answer(String head, OutputStream out) throws IOException {
      if (Played.isOfStatus(head)) {
        Played.finished(out);
      } else {
        pour(out, "text/html");
      }
    }
  },
  /** The same, with a report that takes hours. */
  SLOW_REPORT {
    @Override
    void answer(String head, OutputStream out) throws IOException, InterruptedException {
      if (Played.isOfStatus(head)) {
        Played.finished(out);
      } else {
        write(out, ok("text/html") + "Content-Length: 10000\r\n\r\n");
        trickle(out, "x");
      }
    }
  };

  /**
   * @param head of the request
   */
  abstract void answer(String head, OutputStream out) throws IOException, InterruptedException;

  static String ok(String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n";
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static void json(OutputStream out, String text) throws IOException {
    write(out, ok("application/json"));
    send(out, text.getBytes(StandardCharsets.UTF_8));
  }

  /** After the other headers. */
  static void send(OutputStream out, byte[] content) throws IOException {
    write(out, "Content-Length: " + content.length + "\r\n\r\n");
    out.write(content);
  }

  private static void pour(OutputStream out, String type) throws IOException {
    write(out, ok(type) + "Transfer-Encoding: chunked\r\n\r\n");
    String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
    while (true) {
      write(out, chunk);
    }
  }

  private static void trickle(OutputStream out, String text)
      throws IOException, InterruptedException {
    while (true) {
      write(out, text);
      out.flush();
      Thread.sleep(1000);
    }
  }

  private static final class Bomb {
    static final byte[] BYTES = bytes();

    private static byte[] bytes() {
      byte[] once = packed(new byte[64 << 20]);
      byte[] often = new byte[once.length * 64];
      for (int at = 0; at < often.length; at += once.length) {
        System.arraycopy(once, 0, often, at, once.length);
      }
      return packed(often);
    }

    private static byte[] packed(byte[] content) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(content);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return packed.toByteArray();
    }
  }
}
