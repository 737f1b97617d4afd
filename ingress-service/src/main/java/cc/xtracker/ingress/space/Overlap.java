package cc.xtracker.ingress.space;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long the previous secrets stay valid after a rotation; zero revokes them. */
public record Overlap(Duration value) {
  private static final Duration LONGEST = Duration.ofDays(7);
  public static final Overlap DAY = new Overlap(Duration.ofHours(24));

  /**
   * @throws IllegalArgumentException naming the rule
   */
  public Overlap {
    if (value.isNegative() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("overlap must be between PT0S and P7D");
    }
  }

  /**
   * @param text ISO 8601, for example PT24H
   * @throws IllegalArgumentException naming the rule
   */
  public static Overlap parse(String text) {
    try {
      return new Overlap(Duration.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("overlap must be an ISO 8601 duration such as PT24H", e);
    }
  }
}
