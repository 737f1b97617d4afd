package cc.xtracker.ingress.ledger;

import java.time.Duration;

/** The defaults of the configuration, with a bound that a test can reach. */
record TestLimits(int queueCapacity) implements IntakeLimits {
  static final TestLimits DEFAULTS = new TestLimits(8192);

  @Override
  public int maxBatch() {
    return 2048;
  }

  @Override
  public int worthwhileBatch() {
    return 64;
  }

  @Override
  public Duration gatherTime() {
    return Duration.ofMillis(2);
  }

  @Override
  public Duration silence() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration patience() {
    return Duration.ofMillis(1800);
  }

  @Override
  public Duration backoff() {
    return Duration.ofMillis(10);
  }
}
