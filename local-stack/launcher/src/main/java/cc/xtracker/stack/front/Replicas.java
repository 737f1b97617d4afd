package cc.xtracker.stack.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of a service, and who of them is ready. Thread-safe. */
final class Replicas {
  private final List<Integer> ports;
  private final Map<Integer, Boolean> ready = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();

  Replicas(List<Integer> ports) {
    this.ports = List.copyOf(ports);
  }

  /** Asks one of them, and remembers the answer. */
  void look(int port) {
    ready.put(port, Readiness.at(port));
  }

  List<Integer> ports() {
    return ports;
  }

  /**
   * To the next one that is ready.
   *
   * @throws IOException when none is
   */
  Socket connect() throws IOException {
    int first = turn.getAndIncrement();
    for (int n = 0; n < ports.size(); n++) {
      int port = ports.get(Math.floorMod(first + n, ports.size()));
      if (ready.getOrDefault(port, false)) {
        try {
          return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException died) {
          ready.put(port, false);
        }
      }
    }
    throw new IOException("no replica is ready");
  }
}
