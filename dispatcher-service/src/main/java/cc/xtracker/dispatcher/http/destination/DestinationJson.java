package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.destination.EventMap;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.http.JsonFields;
import cc.xtracker.dispatcher.register.DestinationSettings;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.operator.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a destination onto settings that are already there: what is not given stays as
 * it is, and fields nobody knows are ignored.
 */
final class DestinationJson {
  static final String KIND = "webhook";

  /** What a header's value looks like in an answer; sent back, it keeps the value. */
  static final String MASK = "***";

  private final JsonFields json;

  /**
   * @throws InvalidRequestException naming the field, here and in every method
   */
  DestinationJson(@Nullable JsonNode body) {
    json = JsonFields.of(body);
    if (!json.text("kind", KIND).equals(KIND)) {
      throw new InvalidRequestException("kind must be " + KIND);
    }
  }

  void require(String... fields) {
    for (String field : fields) {
      if (!json.has(field)) {
        throw new InvalidRequestException(field + " is required");
      }
    }
  }

  boolean has(String field) {
    return json.has(field);
  }

  DestinationSettings onto(DestinationSettings now) {
    return new DestinationSettings(
        json.text("name", now.name()),
        json.text("url", now.url()),
        json.text("method", now.method()),
        headers(now.headers()),
        eventMap(now.eventMap()),
        json.flag("enabled", now.enabled()),
        json.duration("timeout", now.timeout()),
        new LaneLimits(
            json.count("max_in_flight", now.limits().maxInFlight()),
            json.countOrNull("rate_limit_per_second", now.limits().ratePerSecond())),
        retry(now.retry()),
        json.flag("signing", now.signing()));
  }

  private RetryPolicy retry(RetryPolicy now) {
    JsonFields retry = json.object("retry");
    return new RetryPolicy(
        retry.duration("first_delay", now.firstDelay()),
        retry.duration("max_delay", now.maxDelay()),
        retry.count("max_attempts", now.maxAttempts()),
        retry.duration("max_age", now.maxAge()),
        retry.counts("retry_statuses", now.furtherStatuses()));
  }

  private EventMap eventMap(EventMap now) {
    if (!json.has("event_map")) {
      return now;
    }
    return new EventMap(
        json.object("event_map").texts().entrySet().stream()
            .collect(Collectors.toMap(entry -> canonical(entry.getKey()), Map.Entry::getValue)));
  }

  private static CanonicalEvent canonical(String name) {
    return CanonicalEvent.named(name)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "event_map must have no keys but " + CanonicalEvent.allNames()));
  }

  private Map<String, String> headers(Map<String, String> now) {
    if (!json.has("headers")) {
      return now;
    }
    return json.object("headers").texts().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                header ->
                    header.getValue().equals(MASK)
                        ? kept(now, header.getKey())
                        : header.getValue()));
  }

  private static String kept(Map<String, String> now, String name) {
    return now.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "headers must give a value: "
                        + MASK
                        + " only keeps one that is already there"));
  }
}
