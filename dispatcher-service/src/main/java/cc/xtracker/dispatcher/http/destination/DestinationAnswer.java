package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.register.DestinationSettings;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.event.CanonicalEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A destination in an answer; the values of its headers are masked.
 *
 * @param signingSecret only in the answer to the call that made it
 */
record DestinationAnswer(
    String destinationId,
    String spaceId,
    String kind,
    String name,
    String url,
    String method,
    Map<String, String> headers,
    Map<String, String> eventMap,
    boolean enabled,
    @Nullable String disabledReason,
    String timeout,
    int maxInFlight,
    @Nullable Integer rateLimitPerSecond,
    Retry retry,
    boolean signing,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String signingSecret,
    @Nullable Instant previousSecretValidUntil,
    String createdAt,
    String updatedAt) {

  record Retry(
      String firstDelay,
      String maxDelay,
      int maxAttempts,
      String maxAge,
      List<Integer> retryStatuses) {

    static Retry of(RetryPolicy policy) {
      return new Retry(
          policy.firstDelay().toString(),
          policy.maxDelay().toString(),
          policy.maxAttempts(),
          policy.maxAge().toString(),
          policy.furtherStatuses().stream().sorted().toList());
    }
  }

  record Listed(List<DestinationAnswer> destinations) {}

  static DestinationAnswer of(RegisteredDestination destination, boolean showSecret) {
    DestinationSettings settings = destination.settings();
    return new DestinationAnswer(
        destination.id().value(),
        destination.space().value(),
        DestinationJson.KIND,
        settings.name(),
        settings.url(),
        settings.method(),
        masked(settings.headers()),
        names(settings),
        settings.enabled(),
        destination.disabledReason(),
        settings.timeout().toString(),
        settings.limits().maxInFlight(),
        settings.limits().ratePerSecond(),
        Retry.of(settings.retry()),
        settings.signing(),
        showSecret && settings.signing() ? destination.signingSecrets().getFirst().text() : null,
        destination.previousSecretValidUntil(),
        destination.createdAt().toString(),
        destination.updatedAt().toString());
  }

  private static Map<String, String> masked(Map<String, String> headers) {
    Map<String, String> masked = new TreeMap<>(headers);
    masked.replaceAll((_, _) -> DestinationJson.MASK);
    return masked;
  }

  /** It may hold a secret. */
  @Override
  public String toString() {
    return destinationId;
  }

  private static Map<String, String> names(DestinationSettings settings) {
    Map<String, String> names = new LinkedHashMap<>();
    for (CanonicalEvent canonical : CanonicalEvent.values()) {
      settings.eventMap().target(canonical).ifPresent(to -> names.put(canonical.wireName(), to));
    }
    return names;
  }
}
