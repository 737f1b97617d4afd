package cc.xtracker.dispatcher.vertx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** A receiver on a plain socket, which can say what no HTTP library would. */
final class RawReceiver implements AutoCloseable {
  /** Answers one request that was read whole. */
  interface Answer {
    void write(OutputStream out) throws Exception;
  }

  /**
   * @param head request line and headers, lines ended by CRLF
   */
  record Request(String head, String body) {
    String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElse("");
    }
  }

  final AtomicInteger connections = new AtomicInteger();
  final List<String> serverNames = new CopyOnWriteArrayList<>();
  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Answer answer;
  private volatile boolean blurts;

  private RawReceiver(ServerSocket server, Answer answer) {
    this.server = server;
    this.answer = answer;
  }

  static RawReceiver answering(Answer answer) throws IOException {
    return on(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), answer);
  }

  static RawReceiver answering(String text) throws IOException {
    return answering(out -> out.write(text.getBytes(UTF_8)));
  }

  static RawReceiver on(ServerSocket server, Answer answer) {
    RawReceiver receiver = new RawReceiver(server, answer);
    Thread.ofVirtual().start(receiver::accept);
    return receiver;
  }

  /** Speaks before it is spoken to. */
  static RawReceiver blurting(String text) throws IOException {
    RawReceiver receiver = answering(text);
    receiver.blurts = true;
    return receiver;
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream())) {
      while (true) {
        if (blurts) {
          answer.write(socket.getOutputStream());
        }
        String head = head(in);
        if (head.isEmpty()) {
          return;
        }
        if (socket instanceof SSLSocket tls) {
          ((ExtendedSSLSession) tls.getSession())
              .getRequestedServerNames()
              .forEach(name -> serverNames.add(new String(name.getEncoded(), ISO_8859_1)));
        }
        Request request = new Request(head, "");
        String length = request.header("content-length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        requests.add(new Request(head, new String(body, UTF_8)));
        answer.write(socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException gone) {
      // The client hung up, which is what some tests want to see.
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append(new String(new byte[] {(byte) c}, ISO_8859_1));
      if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
