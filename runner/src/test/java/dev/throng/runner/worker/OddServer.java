package dev.throng.runner.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays the cases from plain sockets: {@code /case/3} is answered by the lines of case 3, any other
 * path as it should be. After {@code /before/3} it closes the connection in order.
 */
abstract class OddServer implements AutoCloseable {
  final List<OddAnswer> cases;
  private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final AtomicInteger connections = new AtomicInteger();
  private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
  private final Map<String, Integer> connectionOf = new ConcurrentHashMap<>();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  OddServer(List<OddAnswer> cases) throws IOException {
    this.cases = cases;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How often a path was asked for. */
  int times(String path) {
    AtomicInteger count = times.get(path);
    return count == null ? 0 : count.get();
  }

  /** The number of the connection on which it was asked for last; -1 for a path that was not. */
  int connectionOf(String path) {
    return connectionOf.getOrDefault(path, -1);
  }

  private void accept() {
    try {
      while (true) {
        Socket accepted = socket.accept();
        open.add(accepted);
        accepted.setTcpNoDelay(true);
        int number = connections.getAndIncrement();
        Thread.ofVirtual().start(() -> serve(accepted, number));
      }
    } catch (IOException closed) {
      // the end
    }
  }

  private void serve(Socket accepted, int number) {
    try (accepted) {
      serve(
          accepted,
          new BufferedInputStream(accepted.getInputStream()),
          accepted.getOutputStream(),
          number);
    } catch (IOException | InterruptedException gone) {
      // the client has seen enough
    }
  }

  /** Until the end of the connection. */
  abstract void serve(Socket accepted, InputStream in, OutputStream out, int connection)
      throws IOException, InterruptedException;

  /**
   * Writes down that a path was asked for, and says what is to be played; empty for a good answer.
   */
  List<String> asked(String path, int connection) {
    int time = times.computeIfAbsent(path, _ -> new AtomicInteger()).getAndIncrement();
    connectionOf.put(path, connection);
    return path.startsWith("/case/")
        ? cases.get(Integer.parseInt(path.substring(6))).play(time)
        : List.of();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
