package cc.xtracker.dispatcher.limit;

import java.time.Duration;

/** When breakers of tests open. */
public final class Breakers {
  private Breakers() {}

  public static BreakerConfig after(int failures) {
    return new BreakerConfig() {
      @Override
      public int failureCount() {
        return failures;
      }

      @Override
      public Duration failureTime() {
        return Duration.ofDays(1);
      }
    };
  }
}
