package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Signal;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.limit.AdaptiveLimit;
import cc.xtracker.dispatcher.limit.RateShare;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one thread, on which everything here happens: no lane waits for a lock. <em>offer →
 * take turns → start → answered</em>.
 */
final class LaneLoop {
  /** How long a change of health needs to reach the others, and theirs to come back. */
  private static final Duration ECHO = Duration.ofSeconds(2);

  private final Map<DestinationId, OpenLane> lanes = new HashMap<>();

  /** How many wait in the lanes of each space; only of spaces in which some do. */
  private final Map<SpaceId, Integer> waiting = new HashMap<>();

  private final Turns turns = new Turns();
  private final LaneRules rules;
  private final Crew crew;
  private final Alarms alarms;
  private final Allowance allowance;
  private final InstantSource clock;
  private RateShare share = RateShare.UNKNOWN;
  private int waitingCount;
  private int inFlightCount;

  /** As of the last {@link #tick}. */
  private int stalledWaitingCount;

  /** As of the last {@link #tick}. */
  private int stalledFreshCount;

  /** Starting one may end another at once; whoever takes turns goes on with it. */
  private boolean takingTurns;

  private long startedCount;

  /** For other threads. */
  private volatile Flow flow = Flow.NONE;

  /** For other threads, as of the last {@link #tick}. */
  private volatile Census census = Census.EMPTY;

  LaneLoop(LaneRules rules, Crew crew, Alarms alarms, InstantSource clock) {
    this.rules = rules;
    this.crew = crew;
    this.alarms = alarms;
    this.allowance = new Allowance(rules.displacedCount());
    this.clock = clock;
  }

  Flow flow() {
    return flow;
  }

  Census census() {
    return census;
  }

  void accept(List<Submission> submissions) {
    Instant now = clock.instant();
    for (Submission submission : submissions) {
      offer(submission, now);
    }
    takeTurns(now);
  }

  private void offer(Submission submission, Instant now) {
    OpenLane open = open(submission.destination());
    Ticket ticket =
        new Ticket(submission.dispatch(), now, now.plus(rules.maxWait()), submission.whenSettled());
    if (ticket.probe()) {
      open.lane.trip();
    }
    if (!submission.dispatch().run().goesTo(submission.destination())) {
      open.lane.turnAway(ticket);
      crew.putOff(this, open, ticket);
    } else if (!open.lane.offer(ticket, share(open), now)) {
      crew.putOff(this, open, ticket);
    }
    changed(open, now);
  }

  /** How many may wait in the lane: as many as are free, and its space no more than are free. */
  private int share(OpenLane open) {
    int free = rules.waitingCount() - waitingCount;
    int ofOthersInSpace = waiting.getOrDefault(open.space(), 0) - open.countedWaiting;
    return Math.max(0, free - ofOthersInSpace);
  }

  /** The receiver's answer to a started one is there. */
  void answered(OpenLane open, Ticket ticket, Signal signal, long latencyMillis) {
    Instant now = clock.instant();
    boolean wasOpen = open.lane.open();
    if (open.lane.answered(ticket, signal, latencyMillis, now)) {
      crew.breakerOpened(open);
    }
    if (wasOpen != open.lane.open()) {
      open.listensFrom = now.plus(ECHO);
    }
    changed(open, now);
    takeTurns(now);
  }

  void hold(OpenLane open, Instant until) {
    open.lane.hold(until);
    changed(open, clock.instant());
  }

  /** One that was put off is durable. */
  void parked(OpenLane open, Ticket ticket) {
    open.lane.putOff(ticket);
  }

  /** Fresh deliveries of the destination are parked: later ones line up behind them. */
  void overflow(Destination destination) {
    open(destination).lane.overflow();
  }

  /**
   * What all replicas know, of the moment when it was asked for.
   *
   * @param unwell the destinations of this loop that are not well
   */
  void hear(Map<Destination, LaneHealth> unwell, RateShare part, Instant asOf) {
    share = part;
    Map<DestinationId, LaneHealth> heard = new HashMap<>();
    unwell.forEach(
        (destination, health) -> {
          heard.put(destination.id(), health);
          open(destination);
        });
    Instant now = clock.instant();
    for (OpenLane open : lanes.values()) {
      open.adopt(open.destination(), share);
      LaneHealth health = heard.getOrDefault(open.destination().id(), LaneHealth.WELL);
      if (asOf.isAfter(open.listensFrom)) {
        if (health.open()) {
          open.lane.trip();
        } else {
          open.lane.recover();
        }
      }
      open.lane.hold(health.heldUntil());
      changed(open, now);
    }
    takeTurns(now);
  }

  /** How many parked deliveries the lane can take. */
  int room(Destination destination) {
    OpenLane open = lanes.get(destination.id());
    return open == null
        ? AdaptiveLimit.first(destination.limits().maxInFlight())
        : open.lane.room(clock.instant());
  }

  /**
   * To be taken before looking who has fresh deliveries parked. Whose receiver gives no sign of
   * life is not worth the look: nothing of theirs would start.
   */
  Map<DestinationId, Long> reviewMarks() {
    Instant now = clock.instant();
    Map<DestinationId, Long> marks = new HashMap<>();
    lanes.forEach(
        (id, open) -> {
          if (!open.lane.stalled(now)) {
            open.lane.reviewMark(now).ifPresent(mark -> marks.put(id, mark));
          }
        });
    return marks;
  }

  /** These have fresh deliveries of the destination parked, and had when the mark was taken. */
  void reviewed(DestinationId destination, long mark, Set<Uid> parked) {
    OpenLane open = lanes.get(destination);
    if (open != null) {
      open.lane.reviewed(mark, parked);
      Instant now = clock.instant();
      changed(open, now);
      takeTurns(now);
    }
  }

  /** Forgets lanes that are idle, and counts the others. */
  void tick() {
    Instant now = clock.instant();
    lanes.values().removeIf(open -> !open.queued && open.lane.idle(now));
    stalledWaitingCount = 0;
    stalledFreshCount = 0;
    for (OpenLane open : lanes.values()) {
      if (open.lane.stalled(now)) {
        stalledWaitingCount += open.lane.waitingCount();
        stalledFreshCount += open.lane.freshCount();
      }
    }
    measureFlow();
    census =
        new Census(
            lanes.size(), waitingCount, inFlightCount, count(Lane::open), count(Lane::overflowing));
  }

  private int count(Predicate<Lane> what) {
    return Math.toIntExact(lanes.values().stream().filter(open -> what.test(open.lane)).count());
  }

  private OpenLane open(Destination destination) {
    OpenLane open =
        lanes.computeIfAbsent(
            destination.id(), _ -> new OpenLane(destination, share, rules.breaker(), allowance));
    open.adopt(destination, share);
    return open;
  }

  /** After whatever happened to a lane. */
  private void changed(OpenLane open, Instant now) {
    for (Ticket ticket : open.lane.sweep(now)) {
      crew.putOff(this, open, ticket);
    }
    count(open);
    if (open.lane.ready(now)) {
      turns.join(open);
    }
    Instant wake = open.lane.wakeAt(now);
    if (wake.isBefore(open.alarm)) {
      open.alarm = wake;
      alarms.at(wake, () -> crew.onLoop(() -> wake(open)));
    }
  }

  private void wake(OpenLane open) {
    open.alarm = Instant.MAX;
    Instant now = clock.instant();
    changed(open, now);
    takeTurns(now);
  }

  private void takeTurns(Instant now) {
    if (takingTurns) {
      return;
    }
    takingTurns = true;
    try {
      @Nullable OpenLane open = null;
      while (inFlightCount < rules.inFlightCount() && (open = turns.next()) != null) {
        start(open, now);
      }
    } finally {
      takingTurns = false;
    }
    measureFlow();
  }

  private void measureFlow() {
    flow = new Flow(startedCount, 0, inFlightCount + stalledWaitingCount, stalledFreshCount);
  }

  private void start(OpenLane open, Instant now) {
    if (open.lane.ready(now)) {
      Ticket ticket = open.lane.start(now);
      count(open);
      startedCount++;
      if (open.lane.ready(now)) {
        turns.join(open);
      }
      crew.attempt(this, open, ticket);
    }
  }

  private void count(OpenLane open) {
    int waits = open.lane.waitingCount() - open.countedWaiting;
    if (waits != 0) {
      open.countedWaiting += waits;
      waitingCount += waits;
      waiting.merge(open.space(), waits, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    }
    inFlightCount += open.lane.inFlightCount() - open.countedInFlight;
    open.countedInFlight = open.lane.inFlightCount();
  }
}
