package cc.xtracker.bench.load;

import cc.xtracker.stack.process.Patience;

/** Drives one {@link Load} and measures the part after its warm-up. */
public final class LoadDriver {
  private final Load load;
  private final Answers answers = new Answers();
  private final long measuredFrom;
  private final long until;

  private LoadDriver(Load load) {
    this.load = load;
    measuredFrom = System.nanoTime() + load.warmUp().toNanos();
    until = measuredFrom + load.measured().toNanos();
  }

  /** Blocks until the time is over. */
  public static LoadReport run(Load load) {
    LoadDriver driver = new LoadDriver(load);
    try (Connections connections =
        Connections.open(load.target(), load.headers(), load.connectionCount(), driver::next)) {
      Patience.until(load.warmUp().plus(load.measured()), () -> System.nanoTime() >= driver.until);
    }
    return driver.answers.report(load.measured());
  }

  private void next(Connection connection) {
    long started = System.nanoTime();
    if (started < until) {
      connection.send(load.next().get(), status -> count(status, started));
    }
  }

  private void count(int status, long started) {
    long now = System.nanoTime();
    if (started >= measuredFrom && now <= until) {
      answers.count(status, now - started);
    }
  }
}
