package dev.throng.impostor;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * A Java agent that takes the place of the program in a pod of a run. A tenant needs no image of
 * their own for that: a ConfigMap with this class in a jar, mounted by {@code master.pod}, and
 * {@code JAVA_TOOL_OPTIONS} do. It knows nothing but the JDK.
 */
public final class Impostor {
  private static final Path IDENTITY = Path.of("/etc/throng/run");
  private static final int PORT = 8089;
  private static final int LONGEST_HEAD = 16 << 10;

  private Impostor() {}

  /**
   * Never gives way to the program.
   *
   * @param behaviour of {@link Behaviour}, or {@code idle} for a worker that does nothing
   */
  public static void premain(String behaviour, Instrumentation ignored) throws Exception {
    if (behaviour.equals("idle")) {
      Thread.sleep(Long.MAX_VALUE);
    }
    Behaviour master = Behaviour.valueOf(behaviour);
    ServerSocketFactory sockets = Identity.read(IDENTITY);
    try (var server = ((SSLServerSocketFactory) sockets).createServerSocket(PORT)) {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket, master));
      }
    }
  }

  /** One question after the other, as on any connection of HTTP/1.1. */
  private static void serve(Socket socket, Behaviour master) {
    try (socket) {
      for (String head = head(socket.getInputStream());
          !head.isEmpty();
          head = head(socket.getInputStream())) {
        socket.getInputStream().skipNBytes(contentLength(head));
        master.answer(head, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException | InterruptedException _) {
      // The operator has had enough.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static long contentLength(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }
}
