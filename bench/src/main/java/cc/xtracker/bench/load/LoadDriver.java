package cc.xtracker.bench.load;

import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;

/** Drives one {@link Load} over keep-alive connections and measures the part after its warm-up. */
public final class LoadDriver {
  private final Load load;
  private final Sender sender;
  private final CountDownLatch connections;
  private final long measuredFrom;
  private final long until;

  private LoadDriver(Load load, Sender sender) {
    this.load = load;
    this.sender = sender;
    connections = new CountDownLatch(load.connectionCount());
    measuredFrom = System.nanoTime() + load.warmUp().toNanos();
    until = measuredFrom + load.measured().toNanos();
  }

  public static LoadReport run(Vertx vertx, Load load) throws InterruptedException {
    try (Sender sender = new Sender(vertx, load.target(), load.headers(), load.connectionCount())) {
      LoadDriver driver = new LoadDriver(load, sender);
      for (int i = 0; i < load.connectionCount(); i++) {
        driver.next();
      }
      driver.connections.await();
      return sender.report(load.measured());
    }
  }

  private void next() {
    long started = System.nanoTime();
    if (started >= until) {
      connections.countDown();
      return;
    }
    sender
        .send(load.next().get())
        .onComplete(
            done -> {
              long now = System.nanoTime();
              if (started >= measuredFrom && now <= until) {
                sender.count(now - started, done.result());
              }
              next();
            });
  }
}
