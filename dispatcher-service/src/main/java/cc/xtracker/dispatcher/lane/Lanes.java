package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Courier;
import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Settled;
import cc.xtracker.dispatcher.delivery.Tally;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.model.id.DestinationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A lane for each destination that has something to do, each under a lock of its own: none waits
 * for another. What a lane wants done is done outside of its lock, on a thread of its own.
 */
public final class Lanes {
  private final Map<DestinationId, GuardedLane> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger waitingCount = new AtomicInteger();
  private final AtomicInteger inFlightCount = new AtomicInteger();
  private final AtomicInteger openCount = new AtomicInteger();
  private final LaneConfig config;
  private final Courier courier;
  private final Tally tally;
  private final InstantSource clock;
  private final Executor threads;
  private final Alarms alarms;

  /**
   * @param threads gives every task a thread at once; tasks block
   */
  public Lanes(
      LaneConfig config,
      Courier courier,
      Tally tally,
      InstantSource clock,
      Executor threads,
      Alarms alarms) {
    this.config = config;
    this.courier = courier;
    this.tally = tally;
    this.clock = clock;
    this.threads = threads;
    this.alarms = alarms;
  }

  /**
   * Never blocks.
   *
   * @param whenSettled called once, when it is durable what became of the dispatch
   */
  public void submit(Destination destination, Dispatch dispatch, Consumer<Settled> whenSettled) {
    openCount.incrementAndGet();
    Ticket ticket =
        new Ticket(
            dispatch,
            clock.instant().plus(config.maxWait()),
            settled -> {
              tally.count(settled);
              whenSettled.accept(settled);
              openCount.decrementAndGet();
            });
    move(
        destination,
        (lane, now) ->
            destination.enabled()
                ? lane.offer(ticket, config.waitingCount() - waitingCount.get(), now)
                : lane.turnAway(ticket));
  }

  /** Never blocks. Gives up a dispatch whose destination is deleted. */
  public void discard(Dispatch dispatch) {
    openCount.incrementAndGet();
    threads.execute(
        () -> {
          tally.count(courier.discard(dispatch));
          openCount.decrementAndGet();
        });
  }

  /** How many parked deliveries of the destination its lane can take now. */
  public int room(Destination destination) {
    GuardedLane lane = lanes.get(destination.id());
    return lane == null
        ? destination.limits().maxInFlight()
        : lane.ask(known -> known.room(clock.instant()));
  }

  /** The receiver asked for a pause, here or at another replica. */
  public void hold(Destination destination, Instant until) {
    move(destination, (lane, now) -> lane.hold(until, now));
  }

  /** Fresh deliveries of the destination are parked: later ones line up behind them. */
  public void overflow(Destination destination) {
    move(destination, (lane, _) -> lane.overflow());
  }

  /** To be taken before looking which destinations have fresh deliveries parked. */
  public Map<DestinationId, Long> drainMarks() {
    Map<DestinationId, Long> marks = new HashMap<>();
    lanes.forEach((id, lane) -> lane.ask(Lane::drainMark).ifPresent(mark -> marks.put(id, mark)));
    return marks;
  }

  /** No fresh delivery of the destination was parked when the mark was taken. */
  public void drained(DestinationId destination, long mark) {
    GuardedLane lane = lanes.get(destination);
    if (lane != null) {
      move(destination, lane, (known, _) -> known.drained(mark));
    }
  }

  public int laneCount() {
    return lanes.size();
  }

  public int waitingCount() {
    return waitingCount.get();
  }

  public int inFlightCount() {
    return inFlightCount.get();
  }

  /** Dispatches that are not settled, wherever they are. */
  public int openCount() {
    return openCount.get();
  }

  private void move(Destination destination, GuardedLane.Move move) {
    DestinationId id = destination.id();
    boolean moved = false;
    while (!moved) {
      GuardedLane lane = lanes.computeIfAbsent(id, _ -> newLane(destination));
      lane.ask(known -> known.limit(destination.limits()));
      moved = move(id, lane, move);
    }
  }

  /** False when the lane is forgotten: then nothing happened. */
  private boolean move(DestinationId id, GuardedLane lane, GuardedLane.Move move) {
    Instant now = clock.instant();
    Optional<List<Step>> steps = lane.make(move, now);
    for (Step step : steps.orElse(List.of())) {
      threads.execute(() -> new LaneStep(courier, told -> move(id, lane, told)).run(step));
    }
    if (lane.forgetIfIdle(now)) {
      lanes.remove(id, lane);
    }
    lane.nextAlarm(now).ifPresent(moment -> alarms.at(moment, () -> wake(id, lane)));
    return steps.isPresent();
  }

  private void wake(DestinationId id, GuardedLane lane) {
    lane.alarmWentOff();
    move(id, lane, Lane::advance);
  }

  private GuardedLane newLane(Destination destination) {
    return new GuardedLane(destination.limits(), waitingCount, inFlightCount);
  }
}
