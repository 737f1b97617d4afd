package cc.xtracker.dispatcher.register;

import cc.xtracker.dispatcher.destination.EventMap;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The bounds of every setting but the URL, which has a policy of its own. */
public final class SettingsRules {
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "GET", "DELETE");

  /** What they mean is no choice: retried, or gone. */
  private static final Set<Integer> SETTLED_STATUSES = Set.of(408, 410, 429);

  private static final int MAX_STATUSES = 20;
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_TARGET_LENGTH = 64;

  private SettingsRules() {}

  /** The first rule that is broken, beginning with the name of the field. */
  public static Optional<String> broken(DestinationSettings settings) {
    Integer rate = settings.limits().ratePerSecond();
    return Stream.of(
            text("name", settings.name(), MAX_NAME_LENGTH),
            unless(
                METHODS.contains(settings.method()),
                "method must be one of POST, PUT, PATCH, GET, DELETE"),
            HeaderRules.broken(settings.headers()),
            targets(settings.eventMap()),
            between("timeout", settings.timeout(), Duration.ofMillis(100), Duration.ofMinutes(1)),
            between("max_in_flight", settings.limits().maxInFlight(), 256),
            rate == null
                ? Optional.<String>empty()
                : between("rate_limit_per_second", rate, 10_000),
            retry(settings.retry()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> retry(RetryPolicy retry) {
    return Stream.of(
            between(
                "retry.first_delay",
                retry.firstDelay(),
                Duration.ofMillis(100),
                Duration.ofHours(24)),
            between("retry.max_delay", retry.maxDelay(), retry.firstDelay(), Duration.ofDays(7)),
            between("retry.max_attempts", retry.maxAttempts(), 100),
            between("retry.max_age", retry.maxAge(), Duration.ofMinutes(1), Duration.ofDays(30)),
            unless(
                retry.furtherStatuses().size() <= MAX_STATUSES,
                "retry.retry_statuses must be at most " + MAX_STATUSES),
            unless(
                retry.furtherStatuses().stream().allMatch(SettingsRules::isFurther),
                "retry.retry_statuses must be of 400 to 499, without 408, 410 and 429"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isFurther(int status) {
    return status >= 400 && status <= 499 && !SETTLED_STATUSES.contains(status);
  }

  private static Optional<String> targets(EventMap map) {
    return map.targets().entrySet().stream()
        .flatMap(
            target ->
                text(
                    "event_map." + target.getKey().wireName(), target.getValue(), MAX_TARGET_LENGTH)
                    .stream())
        .findFirst();
  }

  private static Optional<String> text(String field, String value, int maxLength) {
    return unless(
        !value.isBlank()
            && value.length() <= maxLength
            && value.chars().noneMatch(Character::isISOControl),
        field + " must be 1 to " + maxLength + " characters without control characters");
  }

  private static Optional<String> between(String field, int value, int max) {
    return unless(value >= 1 && value <= max, field + " must be 1 to " + max);
  }

  private static Optional<String> between(
      String field, Duration value, Duration min, Duration max) {
    return unless(
        value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
        field + " must be " + min + " to " + max);
  }

  private static Optional<String> unless(boolean holds, String rule) {
    return holds ? Optional.empty() : Optional.of(rule);
  }
}
