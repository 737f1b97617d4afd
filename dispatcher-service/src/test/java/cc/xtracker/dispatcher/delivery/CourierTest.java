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
import java.util.concurrent.CompletionStage;
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
          "{}",
          null);
  private static final Dispatch FRESH = new Dispatch.Fresh(DELIVERY, NOW.minusSeconds(1));

  /** Everything that happened, in its order. */
  private final List<String> told = new ArrayList<>();

  private Optional<Destination> destination = Optional.of(destination(true));
  private AttemptResult answer = answered(200, Optional.empty());

  @Test
  void aDeliveryIsSettledOnceItsOutcomeIsRecorded() {
    assertThat(attempt(FRESH)).isEqualTo(new Settled.Delivered());
    assertThat(told).containsExactly("sent", "free ALIVE", "outcome sent 1");
  }

  @Test
  void aClaimedDeliveryLeavesItsRowAfterItsOutcome() {
    assertThat(attempt(claimed(2, 0))).isEqualTo(new Settled.Delivered());
    assertThat(told).containsExactly("sent", "free ALIVE", "outcome sent 3", "remove");
  }

  @Test
  void aRetryIsRecordedAndParked() {
    answer = answered(500, Optional.empty());
    assertThat(attempt(FRESH)).isEqualTo(new Settled.Parked());
    assertThat(told.subList(0, 3)).containsExactly("sent", "free FAILING", "outcome retrying 1");
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
            "free BUSY",
            "hold lane 2026-11-22T10:01:00Z",
            "hold 2026-11-22T10:01:00Z",
            "outcome retrying 1",
            "park 1 of 0 at 2026-11-22T10:01:00Z");
  }

  @Test
  void whatIsRefusedIsRecordedForGood() {
    answer = answered(400, Optional.empty());
    assertThat(attempt(FRESH)).isEqualTo(new Settled.Refused());
    assertThat(told).containsExactly("sent", "free ALIVE", "outcome failed_permanently 1");
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
        .containsExactly(
            "free NONE", "park 0 of 0 at 2026-11-22T09:59:59Z", "free NONE", "release");
  }

  @Test
  void whatBelongsToADeletedDestinationIsDiscardedOnTheRecord() {
    destination = Optional.empty();
    assertThat(attempt(claimed(2, 0)))
        .isEqualTo(new Settled.Discarded(Settled.Reason.DESTINATION_DELETED));
    assertThat(told).containsExactly("free NONE", "outcome discarded 2", "remove");
  }

  @Test
  void aProbeThatFailsCostsNoAttemptAndMovesOnlyTheNextProbe() {
    answer = answered(503, Optional.of("60"));
    assertThat(attempt(probe(2, Duration.ofMinutes(1)))).isEqualTo(new Settled.Parked());
    assertThat(told.subList(0, 4))
        .containsExactly(
            "sent", "free FAILING", "failing probes=4 warnings=0", "outcome retrying 3");
    assertThat(told.getLast()).startsWith("reschedule 3 of 1 at ");
  }

  @Test
  void aProbeThatIsAnsweredEndsTheAilmentWhateverTheAnswer() {
    attempt(probe(0, Duration.ofMinutes(1)));
    assertThat(told).containsExactly("sent", "free ALIVE", "recovered", "outcome sent 1", "remove");
    told.clear();
    answer = answered(404, Optional.empty());
    attempt(probe(0, Duration.ofMinutes(1)));
    assertThat(told).contains("free ALIVE", "recovered", "outcome failed_permanently 1");
  }

  @Test
  void aProbeThatWeCouldNotMakeSaysNothing() {
    answer = new AttemptResult.Hindered(OwnFault.RESOLVER_DOWN, Latency.NONE);
    assertThat(attempt(probe(1, Duration.ofMinutes(1)))).isEqualTo(new Settled.Parked());
    assertThat(told.subList(0, 3))
        .containsExactly("sent", "free NONE", "failing probes=3 warnings=0");
    assertThat(told.getLast()).startsWith("reschedule 1 of 0 at ");
  }

  @Test
  void warnsOnceAtEachStageAndDisablesAfterDays() {
    answer = answered(500, Optional.empty());
    attempt(probe(0, Duration.ofHours(2)));
    assertThat(told).contains("failing probes=4 warnings=1");
    attempt(probe(0, Duration.ofHours(25)));
    assertThat(told).contains("failing probes=4 warnings=2").doesNotContain("disable");
    attempt(probe(0, Duration.ofDays(5)));
    assertThat(told).contains("disable: failing since 2026-11-17T10:00:00Z");
  }

  @Test
  void aReplaySaysNothingAboutTheHealth() {
    answer = answered(500, Optional.empty());
    attempt(new Dispatch.Claimed(DELIVERY, Progress.NONE, Dispatch.Run.REPLAY));
    assertThat(told).contains("free NONE", "outcome retrying 1");
  }

  @Test
  void aReplayMayGoToADisabledDestination() {
    destination = Optional.of(destination(false));
    Dispatch replay =
        new Dispatch.Claimed(DELIVERY, Progress.NONE, Dispatch.Run.REPLAY_TO_DISABLED);
    assertThat(attempt(replay)).isEqualTo(new Settled.Delivered());
  }

  private static Dispatch probe(int attempts, Duration failing) {
    return new Dispatch.Probe(
        DELIVERY,
        new Progress(attempts, 0),
        Dispatch.Run.ORDINARY,
        new Ailment(NOW.minus(failing), 3, 0));
  }

  private Settled attempt(Dispatch dispatch) {
    ToldBoard board = new ToldBoard();
    Settlement settlement = new Settlement(this::record, new ToldParking(), _ -> {}, () -> NOW);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    Prober prober =
        new Prober(
            settlement,
            board,
            (_, reason) -> told.add("disable: " + reason),
            new ToldProbing(),
            () -> NOW,
            random);
    return new Courier(
            new OneDestination(),
            new ResponseClassifier(new RetryAfter(Duration.ofSeconds(1), Duration.ofHours(1))),
            settlement,
            prober,
            board,
            () -> NOW,
            random)
        .attempt(
            dispatch,
            (_, _, _, _) -> {
              told.add("sent");
              return CompletableFuture.completedFuture(answer);
            },
            new ToldSlot())
        .toCompletableFuture()
        .join();
  }

  private CompletionStage<Void> record(DeliveryOutcome outcome) {
    return tell("outcome " + outcome.status().wireName() + " " + outcome.attempt().number());
  }

  private CompletionStage<Void> tell(String what) {
    told.add(what);
    return CompletableFuture.completedFuture(null);
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
    public void free(Signal signal, long latencyMillis) {
      told.add("free " + signal);
    }

    @Override
    public void hold(Instant until) {
      told.add("hold lane " + until);
    }
  }

  private final class ToldParking implements Parking {
    @Override
    public CompletionStage<Void> park(Delivery delivery, Progress progress, Instant dueAt) {
      return tell("park " + text(progress) + dueAt);
    }

    @Override
    public CompletionStage<Void> reschedule(Delivery delivery, Progress progress, Instant dueAt) {
      return tell("reschedule " + text(progress) + dueAt);
    }

    @Override
    public CompletionStage<Void> release(Delivery delivery) {
      return tell("release");
    }

    @Override
    public CompletionStage<Void> remove(Delivery delivery) {
      return tell("remove");
    }

    private String text(Progress progress) {
      return progress.attempts() + " of " + progress.uncounted() + " at ";
    }
  }

  private final class ToldBoard implements HealthBoard {
    @Override
    public CompletionStage<Void> hold(DestinationId destination, Instant until) {
      return tell("hold " + until);
    }

    @Override
    public CompletionStage<Void> open(DestinationId destination, Instant since, Instant probeAt) {
      return tell("open");
    }

    @Override
    public CompletionStage<Void> stillFailing(
        DestinationId destination, Ailment ailment, Instant probeAt) {
      return tell("failing probes=" + ailment.failedProbes() + " warnings=" + ailment.warnings());
    }

    @Override
    public CompletionStage<Void> recovered(DestinationId destination, Instant at) {
      return tell("recovered");
    }
  }

  private static final class ToldProbing implements ProbeConfig {
    @Override
    public Duration firstDelay() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration maxDelay() {
      return Duration.ofMinutes(5);
    }

    @Override
    public List<Duration> warnAfter() {
      return List.of(Duration.ofHours(1), Duration.ofDays(1));
    }

    @Override
    public Duration disableAfter() {
      return Duration.ofDays(5);
    }
  }
}
