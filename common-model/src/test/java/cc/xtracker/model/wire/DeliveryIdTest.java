package cc.xtracker.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.topic.CloudEventHeaders;
import org.junit.jupiter.api.Test;

/** What a consumer takes for copies are copies. */
class DeliveryIdTest {
  private static final EventId ID = new EventId("a1b2".repeat(16));
  private static final Delivery DELIVERY =
      new Delivery(
          ID,
          new InboxId("00112233445566778899aabbccddeeff"),
          new SpaceId("sp_1"),
          new DestinationId("dst_1"),
          CanonicalEvent.CONTACT,
          "Contact",
          null,
          1_765_432_100_500L,
          "{}",
          null);
  private static final Attempt THIRD =
      new Attempt(3, 1_765_432_110_000L, 503, "retryable_status", Latency.NONE, null);

  @Test
  void eachAttemptHasItsOwn() {
    NextAttempt next = new NextAttempt(1_765_432_140_000L, NextAttempt.Reason.BACKOFF);
    assertThat(id(new DeliveryOutcome(DELIVERY, THIRD, DeliveryStatus.RETRYING, next, false)))
        .isEqualTo(ID + "-3");
  }

  @Test
  void givingUpIsNoCopyOfTheLastAttempt() {
    assertThat(id(new DeliveryOutcome(DELIVERY, THIRD, DeliveryStatus.DISCARDED, null, false)))
        .isEqualTo(ID + "-discarded");
  }

  private static String id(DeliveryOutcome outcome) {
    return DeliveryCodec.record(outcome).headers().get(CloudEventHeaders.ID);
  }
}
