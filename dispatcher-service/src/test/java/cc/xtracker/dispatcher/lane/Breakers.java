package cc.xtracker.dispatcher.lane;

import java.time.Duration;

/** When breakers of tests open. */
final class Breakers {
  private Breakers() {}

  static BreakerConfig after(int failures) {
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
