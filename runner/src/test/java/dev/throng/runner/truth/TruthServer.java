package dev.throng.runner.truth;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 server made of plain sockets, a virtual thread for each connection, so that it shares
 * nothing with the engine that it judges. It writes down what it received and what it answered.
 */
final class TruthServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Behaviour behaviour;
  private final AtomicInteger connections = new AtomicInteger();
  private final Queue<Request> received = new ConcurrentLinkedQueue<>();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  /** What the server does with a request; it may leave the connection open by not answering. */
  @FunctionalInterface
  interface Behaviour {
    void serve(Request request, Reply reply) throws IOException, InterruptedException;
  }

  /**
   * A request as it was read.
   *
   * @param connection number of its connection, from 0
   * @param headers by lower-case name
   * @param atNanos when its last byte was read, by {@link System#nanoTime()}
   */
  record Request(
      int connection,
      String method,
      String target,
      Map<String, String> headers,
      String body,
      long atNanos) {
    String path() {
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** When an answer was about to be written. */
  record Answered(Request request, int status, long atNanos) {
    double millis() {
      return (atNanos - request.atNanos()) / 1e6;
    }
  }

  TruthServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  static TruthServer ok() throws IOException {
    return new TruthServer((_, reply) -> reply.ok());
  }

  static TruthServer okAfterMillis(long millis) throws IOException {
    return new TruthServer((_, reply) -> {
      Thread.sleep(millis);
      reply.ok();
    });
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Request> received() {
    return List.copyOf(received);
  }

  List<Request> received(String path) {
    return received.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** Of all that was received, in its order. */
  List<String> paths() {
    return received.stream().map(Request::path).toList();
  }

  List<Answered> answered() {
    return List.copyOf(answered);
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        int number = connections.getAndIncrement();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client, number));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket client, int number) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      Reply reply = new Reply(client);
      for (Request request = read(in, number);
          request != null && !client.isClosed();
          request = read(in, number)) {
        received.add(request);
        reply.request = request;
        behaviour.serve(request, reply);
      }
    } catch (IOException _) {
      // the client has gone, or the behaviour closed the connection
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static @org.jspecify.annotations.Nullable Request read(InputStream in, int number)
      throws IOException {
    List<String> head = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); ; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      String text = line.toString().stripTrailing();
      line.setLength(0);
      if (text.isEmpty()) {
        break;
      }
      head.add(text);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header : head.subList(1, head.size())) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] request = head.getFirst().split(" ");
    return new Request(number, request[0], request[1], headers, body, System.nanoTime());
  }

  /** The way back to the client of one connection. */
  final class Reply {
    private final Socket client;
    private final OutputStream out;
    private Request request = new Request(0, "", "", Map.of(), "", 0);

    private Reply(Socket client) throws IOException {
      this.client = client;
      out = new BufferedOutputStream(client.getOutputStream());
    }

    void ok() throws IOException {
      send(200, "ok");
    }

    void send(int status, String body, String... headers) throws IOException {
      send(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    void send(int status, byte[] body, String... headers) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Some reason\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      head.append("content-length: ").append(body.length).append("\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      answered.add(new Answered(request, status, System.nanoTime()));
      out.flush();
    }

    /** Bytes as they are. */
    void raw(String bytes) throws IOException {
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    OutputStream stream() {
      return out;
    }

    void close() throws IOException {
      client.close();
    }

    /** Closes as the next request arrives, without reading it. */
    void closeBeforeTheNext() throws IOException, InterruptedException {
      while (client.getInputStream().available() == 0) {
        Thread.sleep(1);
      }
      client.close();
    }

    /** Closes with RST instead of FIN. */
    void reset() throws IOException {
      client.setSoLinger(true, 0);
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : open) {
      client.close();
    }
  }
}
