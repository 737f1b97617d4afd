package cc.xtracker.dispatcher.register;

import cc.xtracker.dispatcher.destination.EventMap;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What an operator chooses about a webhook destination. Never printed: it holds secrets.
 *
 * @param headers values in clear
 * @param signing whether requests carry Standard Webhooks signatures
 */
public record DestinationSettings(
    String name,
    String url,
    String method,
    Map<String, String> headers,
    EventMap eventMap,
    boolean enabled,
    Duration timeout,
    LaneLimits limits,
    RetryPolicy retry,
    boolean signing) {

  /** What a destination begins with; name and URL are still to be given. */
  public static final DestinationSettings FRESH =
      new DestinationSettings(
          "",
          "",
          "POST",
          Map.of(),
          EventMap.identity(),
          true,
          Duration.ofSeconds(15),
          new LaneLimits(32, null),
          new RetryPolicy(
              Duration.ofSeconds(30), Duration.ofHours(1), 12, Duration.ofDays(7), Set.of()),
          false);

  public DestinationSettings {
    headers = Map.copyOf(headers);
  }

  public DestinationSettings enabled(boolean now) {
    return new DestinationSettings(
        name, url, method, headers, eventMap, now, timeout, limits, retry, signing);
  }

  @Override
  public String toString() {
    return name;
  }
}
