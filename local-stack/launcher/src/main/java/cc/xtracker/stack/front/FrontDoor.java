package cc.xtracker.stack.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The one address of a service that runs as several processes, as a Service of Kubernetes is: new
 * connections go to the replicas that are ready, in turn; each stays where it went. At the bound
 * new ones wait until others end.
 */
public final class FrontDoor implements AutoCloseable {
  /** Each takes two threads and a buffer in each direction: 48 KB, of a heap of 384 MB. */
  private static final int MOST_CONNECTIONS = 4_096;

  private static final int BACKLOG = 1_024;

  /** Well below the time for which a replica that leaves still answers. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final ServerSocket door;
  private final Replicas replicas;
  private final Semaphore free = new Semaphore(MOST_CONNECTIONS);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private FrontDoor(ServerSocket door, Replicas replicas) {
    this.door = door;
    this.replicas = replicas;
  }

  /** Takes its own port, then those of the replicas. */
  public static void main(String[] words) throws IOException {
    List<Integer> ports = Arrays.stream(words).map(Integer::valueOf).toList();
    open(ports.getFirst(), ports.subList(1, ports.size())).welcome();
  }

  static FrontDoor open(int port, List<Integer> replicaPorts) throws IOException {
    var door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    var front = new FrontDoor(door, new Replicas(replicaPorts));
    front.replicas.ports().forEach(replica -> front.threads.execute(() -> front.watch(replica)));
    return front;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Until it is closed. */
  void welcome() throws IOException {
    while (!door.isClosed()) {
      free.acquireUninterruptibly();
      Socket client = door.accept();
      threads.execute(() -> lead(client));
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }

  private void watch(int replica) {
    try {
      while (true) {
        replicas.look(replica);
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void lead(Socket client) {
    try (client;
        Socket replica = replicas.connect()) {
      client.setTcpNoDelay(true);
      replica.setTcpNoDelay(true);
      threads.execute(() -> ask(client, replica));
      // Whoever will get no more answers has no more to ask: the end of this is the end of both.
      replica.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      // Client and replica see their connection end, as they would without us.
    } finally {
      free.release();
    }
  }

  private static void ask(Socket client, Socket replica) {
    try {
      client.getInputStream().transferTo(replica.getOutputStream());
      replica.shutdownOutput();
    } catch (IOException gone) {
      // The answers end too.
    }
  }
}
