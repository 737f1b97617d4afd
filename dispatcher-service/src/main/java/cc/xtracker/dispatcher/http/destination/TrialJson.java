package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.http.JsonFields;
import cc.xtracker.dispatcher.webhook.Sample;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.operator.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads which event a destination is to be tried with: the first that it is sent, unless said. */
final class TrialJson {
  private final JsonFields json;

  /**
   * @throws InvalidRequestException naming the field, here and in every method
   */
  TrialJson(@Nullable JsonNode body) {
    json = JsonFields.ofOptional(body);
  }

  Sample sample(Destination destination, Instant now) {
    CanonicalEvent canonical = json.has("event") ? asked() : firstMapped(destination);
    return Sample.of(destination, canonical, now)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "event_map must have a target for " + canonical.wireName()));
  }

  private CanonicalEvent asked() {
    return CanonicalEvent.named(json.text("event", ""))
        .orElseThrow(
            () -> new InvalidRequestException("event must be one of " + CanonicalEvent.allNames()));
  }

  private static CanonicalEvent firstMapped(Destination destination) {
    return Arrays.stream(CanonicalEvent.values())
        .filter(canonical -> destination.eventMap().target(canonical).isPresent())
        .findFirst()
        .orElseThrow(() -> new InvalidRequestException("event_map sends no event"));
  }
}
