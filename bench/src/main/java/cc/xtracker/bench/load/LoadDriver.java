package cc.xtracker.bench.load;

import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;

/** Drives one {@link Load} over keep-alive connections and measures the part after its warm-up. */
public final class LoadDriver {
  private final Load load;
  private final Poster poster;
  private final CountDownLatch connections;
  private final long measuredFrom;
  private final long until;

  private LoadDriver(Load load, Poster poster) {
    this.load = load;
    this.poster = poster;
    connections = new CountDownLatch(load.connectionCount());
    measuredFrom = System.nanoTime() + load.warmUp().toNanos();
    until = measuredFrom + load.measured().toNanos();
  }

  public static LoadReport run(Vertx vertx, Load load) throws InterruptedException {
    try (Poster poster = new Poster(vertx, load.target(), load.headers(), load.connectionCount())) {
      LoadDriver driver = new LoadDriver(load, poster);
      for (int i = 0; i < load.connectionCount(); i++) {
        driver.next();
      }
      driver.connections.await();
      return poster.report(load.measured());
    }
  }

  private void next() {
    long started = System.nanoTime();
    if (started >= until) {
      connections.countDown();
      return;
    }
    poster
        .post(load.body().get())
        .onComplete(
            done -> {
              long now = System.nanoTime();
              if (started >= measuredFrom && now <= until) {
                poster.count(now - started, done.result());
              }
              next();
            });
  }
}
