package cc.xtracker.dispatcher.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps whole days, as UTC counts them: every one that is not over for longer than the duration,
 * and some to come.
 */
public record Retention(Duration duration, int daysAhead) {
  /**
   * @throws IllegalArgumentException unless there is something to keep
   */
  public Retention {
    if (!duration.isPositive() || daysAhead < 1) {
      throw new IllegalArgumentException("a log keeps more than nothing and has a day in advance");
    }
  }

  /** What is to be done about the days that there are. */
  public record Plan(Set<LocalDate> create, Set<LocalDate> drop) {
    public Plan {
      create = Set.copyOf(create);
      drop = Set.copyOf(drop);
    }
  }

  public Plan plan(Set<LocalDate> existing, Instant now) {
    LocalDate first = first(now);
    return new Plan(
        first
            .datesUntil(last(now).plusDays(1))
            .filter(day -> !existing.contains(day))
            .collect(Collectors.toUnmodifiableSet()),
        existing.stream()
            .filter(day -> day.isBefore(first))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether there is a day for what was created then. */
  public boolean keeps(Instant createdAt, Instant now) {
    LocalDate day = day(createdAt);
    return !day.isBefore(first(now)) && !day.isAfter(last(now));
  }

  private LocalDate first(Instant now) {
    return day(now.minus(duration));
  }

  private LocalDate last(Instant now) {
    return day(now).plusDays(daysAhead);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
