package cc.xtracker.bench.load;

import cc.xtracker.stack.process.Patience;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Drives one {@link SteadyLoad}; latencies count from the intended moments. */
public final class SteadyDriver {
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  private SteadyDriver() {}

  /** Blocks until the last answer. */
  public static LoadReport run(Vertx vertx, SteadyLoad load) {
    AtomicLong unanswered = new AtomicLong();
    try (Sender sender = new Sender(vertx, load.target(), load.headers(), load.connectionCount())) {
      new Pace(load.perSecond(), load.duration())
          .run(
              intendedMillis -> {
                unanswered.incrementAndGet();
                sender
                    .send(load.call().apply(intendedMillis))
                    .onComplete(
                        done -> {
                          long tookMillis = System.currentTimeMillis() - intendedMillis;
                          sender.count(TimeUnit.MILLISECONDS.toNanos(tookMillis), done.result());
                          unanswered.decrementAndGet();
                        });
              });
      Patience.until(LAST_ANSWERS, () -> unanswered.get() == 0);
      return sender.report(load.duration());
    }
  }
}
