package cc.xtracker.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A TCP wire to a server. It can be cut, and it can go silent. */
public final class Wire implements AutoCloseable {
  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch flowing = new CountDownLatch(0);
  private volatile boolean cut;

  private Wire(ServerSocket listener, String host, int port) {
    this.listener = listener;
    this.host = host;
    this.port = port;
  }

  static Wire to(String host, int port) {
    try {
      Wire wire = new Wire(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), host, port);
      Thread.ofVirtual().start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Every connection breaks, and no new one is made. */
  public void cut() {
    cut = true;
    ends.forEach(Wire::close);
  }

  /** Nothing arrives any more, but nothing breaks. */
  public void silence() {
    flowing = new CountDownLatch(1);
  }

  /** As if nothing had been. */
  public void mend() {
    cut = false;
    flowing.countDown();
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (cut) {
          close(client);
        } else {
          connect(client);
        }
      } catch (IOException closed) {
        // The listener is closed, or one client is gone.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket(host, port);
    ends.add(client);
    ends.add(server);
    Thread.ofVirtual().start(() -> carry(client, server));
    Thread.ofVirtual().start(() -> carry(server, client));
  }

  private void carry(Socket from, Socket to) {
    byte[] bytes = new byte[65536];
    try {
      for (int read = from.getInputStream().read(bytes);
          read >= 0;
          read = from.getInputStream().read(bytes)) {
        flowing.await();
        to.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException | InterruptedException gone) {
      // Both ends are closed below.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
