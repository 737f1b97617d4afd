package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A receiver's ledger: which events it has acknowledged, each once. */
final class Deliveries implements AutoCloseable {
  private static final int ANY_PORT = 0;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Set<String> eventIds = ConcurrentHashMap.newKeySet();
  private final WebhookReceiver receiver =
      WebhookReceiver.start(ANY_PORT, request -> eventIds.add(EventIds.of(request)));

  /** A destination that ends here. */
  DestinationId of(Tenant tenant) {
    return tenant.webhook(
        """
        {"kind":"webhook","name":"ledger","url":"%s","retry":{"first_delay":"PT1S"}}"""
            .formatted(receiver.url()));
  }

  /** Returns when these are here, and fails if there are others. */
  void awaitExactly(Set<EventId> expected) {
    await("deliveries")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> eventIds.size() >= expected.size());
    assertThat(eventIds).hasSameSizeAs(expected).allMatch(id -> expected.contains(new EventId(id)));
  }

  @Override
  public void close() {
    receiver.close();
  }
}
