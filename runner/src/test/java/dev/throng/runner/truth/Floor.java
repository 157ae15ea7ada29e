package dev.throng.runner.truth;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What loopback and scheduling add here and now: plain sockets ask the same server, which tells
 * them in ns how long it took, and what is beyond that is not the engine's doing.
 */
final class Floor {
  static final String PATH = "/plain";
  private static final int CLIENTS = 8;

  private final Queue<Double> excessMillis = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopped;

  Floor(TruthServer server) {
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofPlatform().start(() -> ask(server)));
    }
  }

  private void ask(TruthServer server) {
    byte[] request = ("GET " + PATH + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[1000];
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setTcpNoDelay(true);
      while (!stopped) {
        long startNanos = System.nanoTime();
        socket.getOutputStream().write(request);
        int length = socket.getInputStream().read(answer);
        long nanos = System.nanoTime() - startNanos;
        String text = new String(answer, 0, length, StandardCharsets.US_ASCII);
        long processed = Long.parseLong(text.substring(text.lastIndexOf('\n') + 1));
        excessMillis.add((nanos - processed) / 1e6);
        Thread.sleep(1);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (Thread client : clients) {
      client.join();
    }
  }

  double millis(double percent) {
    return Sample.of(excessMillis.stream().mapToDouble(Double::doubleValue))
        .percentile(percent == 100 ? 100 : 90);
  }
}
