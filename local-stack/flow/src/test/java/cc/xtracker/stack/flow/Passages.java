package cc.xtracker.stack.flow;

import cc.xtracker.stack.receiver.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger of both ends: when an event was accepted, and when it came to the receiver. */
final class Passages {
  private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
  private final Map<String, Instant> arrived = new ConcurrentHashMap<>();
  private final AtomicInteger repeatedCount = new AtomicInteger();

  /** An event whose way took longer than it may. */
  record Late(String eventId, Instant accepted, Duration took) {}

  void accepted(String eventId) {
    accepted.put(eventId, Instant.now());
  }

  void arrived(ReceivedRequest request) {
    if (arrived.putIfAbsent(EventIds.of(request), request.at()) != null) {
      repeatedCount.incrementAndGet();
    }
  }

  Collection<String> acceptedIds() {
    return accepted.keySet();
  }

  Collection<String> arrivedIds() {
    return arrived.keySet();
  }

  int repeatedCount() {
    return repeatedCount.get();
  }

  /** Of those accepted since; all have arrived. */
  List<Late> later(Duration bound, Instant since) {
    return accepted.entrySet().stream()
        .filter(event -> event.getValue().isAfter(since))
        .map(
            event ->
                new Late(
                    event.getKey(),
                    event.getValue(),
                    Duration.between(event.getValue(), arrived.get(event.getKey()))))
        .filter(passage -> passage.took().compareTo(bound) > 0)
        .toList();
  }
}
