package cc.xtracker.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between the service and its database that can be cut, or go silent. */
public final class Relay {
  private enum Line {
    OPEN,
    CUT,
    SILENT
  }

  private final InetSocketAddress target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Line line = Line.OPEN;

  private Relay(InetSocketAddress target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** To the server of a JDBC URL. */
  public static Relay to(String jdbcUrl) {
    URI url = uri(jdbcUrl);
    try {
      return new Relay(new InetSocketAddress(url.getHost(), url.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String through(String jdbcUrl) {
    URI url = uri(jdbcUrl);
    return jdbcUrl.replace(
        url.getHost() + ":" + url.getPort(), "127.0.0.1:" + server.getLocalPort());
  }

  /** Every connection breaks, and new ones do as well. */
  public void cut() {
    line = Line.CUT;
    breakAll();
  }

  /** Nothing gets through, and nobody is told. */
  public void silence() {
    line = Line.SILENT;
  }

  public void restore() {
    line = Line.OPEN;
    breakAll();
  }

  private void breakAll() {
    sockets.forEach(Relay::close);
    sockets.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        if (line == Line.CUT) {
          close(client);
        } else {
          join(client);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket upstream = new Socket(target.getHostString(), target.getPort());
    sockets.add(upstream);
    Thread.ofVirtual().start(() -> copy(client, upstream));
    Thread.ofVirtual().start(() -> copy(upstream, client));
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[16_384];
    try (from;
        to) {
      for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
        if (line != Line.SILENT) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
    } catch (IOException broken) {
      // Both ends are closed by leaving.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // As it should be.
    }
  }

  private static URI uri(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length()));
  }
}
