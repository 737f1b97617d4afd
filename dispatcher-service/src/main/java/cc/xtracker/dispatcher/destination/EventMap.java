package cc.xtracker.dispatcher.destination;

import cc.xtracker.model.event.CanonicalEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * canonical → the destination's own name. A canonical without a name is not sent; two may share
 * one.
 */
public record EventMap(Map<CanonicalEvent, String> targets) {

  public EventMap {
    targets = Map.copyOf(targets);
  }

  /** What a fresh webhook destination starts with: every canonical under its own name. */
  public static EventMap identity() {
    return new EventMap(
        Arrays.stream(CanonicalEvent.values())
            .collect(Collectors.toMap(event -> event, CanonicalEvent::wireName)));
  }

  public Optional<String> target(CanonicalEvent canonical) {
    return Optional.ofNullable(targets.get(canonical));
  }
}
