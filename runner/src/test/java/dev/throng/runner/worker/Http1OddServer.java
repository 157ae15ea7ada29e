package dev.throng.runner.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Plays lines as bytes: each with CR LF, but the last before a command or the end. {@code @wait 5}
 * sends what there is and waits for so many milliseconds; {@code @close}, {@code @reset}; {@code
 * @body text} is all of a body. In lines, {@code *} as the length of the content is that of the
 * body, and {@code @long 500} at the end of a line stands for so many letters.
 */
final class Http1OddServer extends OddServer {
  Http1OddServer(List<OddAnswer> cases) throws IOException {
    super(cases);
  }

  @Override
  void serve(Socket accepted, InputStream in, OutputStream out, int connection)
      throws IOException, InterruptedException {
    for (String path = path(in); !path.isEmpty(); path = path(in)) {
      List<String> play = asked(path, connection);
      if (!path.startsWith("/case/")) {
        boolean last = path.startsWith("/before/");
        out.write(
            ("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n"
                    + (last ? "connection: close\r\n" : "")
                    + "\r\nnext")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (last) {
          return;
        }
      } else if (!play(play, accepted, out)) {
        return;
      }
    }
  }

  /** Reads a request; empty at the end. */
  private static String path(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    int length = head.indexOf("content-length: ");
    if (length >= 0) {
      in.skipNBytes(Integer.parseInt(head.substring(length + 16, head.indexOf("\r\n", length))));
    }
    return head.toString().split(" ")[1];
  }

  /** False at the end of the connection. */
  private static boolean play(List<String> lines, Socket accepted, OutputStream out)
      throws IOException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String length = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("@wait ")) {
        out.write(bytes.toByteArray());
        out.flush();
        bytes.reset();
        Thread.sleep(Long.parseLong(line.substring(6)));
      } else if (line.equals("@close") || line.equals("@reset")) {
        out.write(bytes.toByteArray());
        out.flush();
        if (line.equals("@reset")) {
          accepted.setSoLinger(true, 0);
        }
        return false;
      } else if (line.startsWith("@body ")) {
        bytes.write(OddBytes.of(line.substring(6)));
      } else {
        if (line.endsWith(": *")) {
          length = Integer.toString(body(lines, i).length);
        }
        String filled = line.replaceFirst(": \\*$", ": " + length);
        int filling = filled.indexOf("@long ");
        if (filling >= 0) {
          int count = Integer.parseInt(filled.substring(filling + 6));
          filled = filled.substring(0, filling) + "y".repeat(count);
        }
        bytes.write(OddBytes.of("plain " + filled));
        boolean last = i + 1 == lines.size() || lines.get(i + 1).startsWith("@");
        if (!last || line.isEmpty()) {
          bytes.write('\r');
          bytes.write('\n');
        }
      }
    }
    out.write(bytes.toByteArray());
    out.flush();
    return true;
  }

  private static byte[] body(List<String> lines, int from) {
    for (String line : lines.subList(from, lines.size())) {
      if (line.startsWith("@body ")) {
        return OddBytes.of(line.substring(6));
      }
    }
    return new byte[0];
  }
}
