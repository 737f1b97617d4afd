package cc.xtracker.dispatcher.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the header with which a receiver says when it wants to be asked again: seconds, or a date
 * in any of the three forms of RFC 9110 section 5.6.7.
 *
 * @param shortest a receiver that asks for less gets this much rest
 * @param longest a receiver cannot hold us back for longer
 */
public record RetryAfter(Duration shortest, Duration longest) {
  private static final Pattern SECONDS = Pattern.compile("\\d+");

  /** Longer numbers would overflow; all of them are far above any bound. */
  private static final int MAX_DIGITS = 9;

  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.US)
              .withZone(ZoneOffset.UTC),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
              .withZone(ZoneOffset.UTC));

  /**
   * @throws IllegalArgumentException if the bounds are crossed or negative
   */
  public RetryAfter {
    if (shortest.isNegative() || shortest.compareTo(longest) > 0) {
      throw new IllegalArgumentException("retry-after bounds must be 0 <= shortest <= longest");
    }
  }

  /**
   * @return the delay within the bounds; empty when the value is neither seconds nor a date
   */
  public Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(
          text.length() > MAX_DIGITS ? longest : bounded(Duration.ofSeconds(Long.parseLong(text))));
    }
    return DATES.stream()
        .flatMap(form -> read(form, text).stream())
        .findFirst()
        .map(date -> bounded(Duration.between(now, date)));
  }

  private Duration bounded(Duration asked) {
    if (asked.compareTo(shortest) < 0) {
      return shortest;
    }
    return asked.compareTo(longest) > 0 ? longest : asked;
  }

  private static Optional<Instant> read(DateTimeFormatter form, String text) {
    try {
      return Optional.of(form.parse(text, Instant::from));
    } catch (DateTimeException otherForm) {
      return Optional.empty();
    }
  }
}
