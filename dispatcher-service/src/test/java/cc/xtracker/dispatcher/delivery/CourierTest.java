package cc.xtracker.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.destination.EventMap;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.retry.RetryAfter;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final RetryPolicy POLICY =
      new RetryPolicy(Duration.ofSeconds(30), Duration.ofHours(1), 3, Duration.ofDays(7), Set.of());
  private static final Delivery DELIVERY =
      new Delivery(
          new EventId("a".repeat(64)),
          new InboxId("b".repeat(32)),
          new SpaceId("s"),
          new DestinationId("d"),
          CanonicalEvent.CONTACT,
          "contact",
          null,
          NOW.toEpochMilli(),
          "{}");
  private static final Dispatch FRESH = new Dispatch.Fresh(DELIVERY, NOW.minusSeconds(1));

  /** Everything that happened, in its order. */
  private final List<String> told = new ArrayList<>();

  private Optional<Destination> destination = Optional.of(destination(true));
  private AttemptResult answer = answered(200, Optional.empty());

  @Test
  void aDeliveryIsSettledOnceItsOutcomeIsRecorded() {
    assertThat(attempt(FRESH)).isEqualTo(new Settled.Delivered());
    assertThat(told).containsExactly("sent", "free", "outcome sent 1");
  }

  @Test
  void aClaimedDeliveryLeavesItsRowAfterItsOutcome() {
    assertThat(attempt(claimed(2, 0))).isEqualTo(new Settled.Delivered());
    assertThat(told).containsExactly("sent", "free", "outcome sent 3", "remove");
  }

  @Test
  void aRetryIsRecordedAndParked() {
    answer = answered(500, Optional.empty());
    assertThat(attempt(FRESH)).isEqualTo(new Settled.Parked());
    assertThat(told.subList(0, 3)).containsExactly("sent", "free", "outcome retrying 1");
    assertThat(told.getLast()).startsWith("park 1 of 0 at 2026-11-22T10:00:");
  }

  @Test
  void aClaimedRetryGoesBackIntoItsRow() {
    answer = answered(500, Optional.empty());
    assertThat(attempt(claimed(1, 0))).isEqualTo(new Settled.Parked());
    assertThat(told.getLast()).startsWith("reschedule 2 of 0 at ");
  }

  @Test
  void aReceiverThatAsksForAPauseHoldsItsLaneBeforeAnythingIsRecorded() {
    answer = answered(429, Optional.of("60"));
    attempt(FRESH);
    assertThat(told)
        .containsExactly(
            "sent",
            "free",
            "hold lane 2026-11-22T10:01:00Z",
            "hold 2026-11-22T10:01:00Z",
            "outcome retrying 1",
            "park 1 of 0 at 2026-11-22T10:01:00Z");
  }

  @Test
  void whatIsRefusedIsRecordedForGood() {
    answer = answered(400, Optional.empty());
    assertThat(attempt(FRESH)).isEqualTo(new Settled.Refused());
    assertThat(told).containsExactly("sent", "free", "outcome failed_permanently 1");
  }

  @Test
  void theLastAttemptEndsARunAndEarlierRunsDoNotCount() {
    answer = new AttemptResult.Unreachable(NetworkFailure.TIMEOUT, Latency.NONE);
    assertThat(attempt(claimed(2, 0))).isEqualTo(new Settled.Exhausted());
    assertThat(attempt(claimed(5, 3))).isEqualTo(new Settled.Exhausted());
    assertThat(attempt(claimed(4, 3))).isEqualTo(new Settled.Parked());
  }

  @Test
  void aDestinationThatWasDisabledMeanwhileIsNotAsked() {
    destination = Optional.of(destination(false));
    assertThat(attempt(FRESH)).isEqualTo(new Settled.Parked());
    assertThat(attempt(claimed(1, 0))).isEqualTo(new Settled.Parked());
    assertThat(told)
        .containsExactly("free", "park 0 of 0 at 2026-11-22T09:59:59Z", "free", "release");
  }

  @Test
  void whatBelongsToADeletedDestinationIsDiscardedOnTheRecord() {
    destination = Optional.empty();
    assertThat(attempt(claimed(2, 0)))
        .isEqualTo(new Settled.Discarded(Settled.Reason.DESTINATION_DELETED));
    assertThat(told).containsExactly("free", "outcome discarded 2", "remove");
  }

  private Settled attempt(Dispatch dispatch) {
    return new Courier(
            new OneDestination(),
            (_, _, _) -> {
              told.add("sent");
              return CompletableFuture.completedFuture(answer);
            },
            new ResponseClassifier(new RetryAfter(Duration.ofSeconds(1), Duration.ofHours(1))),
            this::record,
            new ToldParking(),
            () -> NOW,
            RandomGenerator.of("L64X128MixRandom"))
        .attempt(dispatch, new ToldSlot());
  }

  private void record(DeliveryOutcome outcome) {
    told.add("outcome " + outcome.status().wireName() + " " + outcome.attempt().number());
  }

  private static Dispatch claimed(int attempts, int ofEarlierRuns) {
    return new Dispatch.Claimed(
        DELIVERY, new Progress(attempts, ofEarlierRuns), Dispatch.Run.ORDINARY);
  }

  private static AttemptResult answered(int status, Optional<String> retryAfter) {
    return new AttemptResult.Answered(status, retryAfter, "", Latency.NONE);
  }

  private static Destination destination(boolean enabled) {
    return new Destination(
        DELIVERY.destination(),
        DELIVERY.space(),
        EventMap.identity(),
        new Webhook(
            URI.create("http://example.com/"), "POST", Map.of(), List.of(), Duration.ofSeconds(15)),
        new LaneLimits(1, null),
        POLICY,
        enabled);
  }

  private final class OneDestination implements DestinationDirectory {
    @Override
    public List<Destination> of(SpaceId space) {
      return destination.stream().toList();
    }

    @Override
    public boolean loaded() {
      return true;
    }

    @Override
    public Optional<Destination> find(DestinationId id) {
      return destination;
    }
  }

  private final class ToldSlot implements Slot {
    @Override
    public void free() {
      told.add("free");
    }

    @Override
    public void hold(Instant until) {
      told.add("hold lane " + until);
    }
  }

  private final class ToldParking implements Parking {
    @Override
    public void park(Delivery delivery, Progress progress, Instant dueAt) {
      told.add("park " + text(progress) + dueAt);
    }

    @Override
    public void reschedule(EventId id, Progress progress, Instant dueAt) {
      told.add("reschedule " + text(progress) + dueAt);
    }

    @Override
    public void release(EventId id) {
      told.add("release");
    }

    @Override
    public void remove(EventId id) {
      told.add("remove");
    }

    @Override
    public void hold(DestinationId destination, Instant until) {
      told.add("hold " + until);
    }

    private String text(Progress progress) {
      return progress.attempts() + " of " + progress.uncounted() + " at ";
    }
  }
}
