package cc.xtracker.binding.funnel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How wide the steps of a time series are; they begin where those of UTC do. */
public enum Bucket {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final long millis;

  Bucket(Duration width) {
    millis = width.toMillis();
  }

  public static Optional<Bucket> named(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public long millis() {
    return millis;
  }

  /** Where the bucket begins in which this moment lies. */
  public long floor(long atMillis) {
    return atMillis - Math.floorMod(atMillis, millis);
  }
}
