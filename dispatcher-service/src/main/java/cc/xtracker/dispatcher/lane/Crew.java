package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Courier;
import cc.xtracker.dispatcher.delivery.Prober;
import cc.xtracker.dispatcher.delivery.Settled;
import cc.xtracker.dispatcher.delivery.Settlement;
import cc.xtracker.dispatcher.delivery.Signal;
import cc.xtracker.dispatcher.delivery.Slot;
import cc.xtracker.model.delivery.Delivery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does what the lanes of one loop decide, and tells them how far it is. */
final class Crew {
  private static final Logger LOG = System.getLogger(Crew.class.getName());

  /** After a fault of our own: long enough not to repeat it in a tight loop. */
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(30);

  private final Loop loop;
  private final Courier courier;
  private final Settlement settlement;
  private final Prober prober;

  Crew(Loop loop, Courier courier, Settlement settlement, Prober prober) {
    this.loop = loop;
    this.courier = courier;
    this.settlement = settlement;
    this.prober = prober;
  }

  void onLoop(Runnable task) {
    loop.thread().execute(task);
  }

  void attempt(LaneLoop lanes, OpenLane open, Ticket ticket) {
    Place place = new Place(lanes, open, ticket);
    CompletionStage<Settled> settled;
    try {
      settled = courier.attempt(ticket.dispatch(), loop.sender(), place);
    } catch (RuntimeException fault) {
      settled = CompletableFuture.failedStage(fault);
    }
    var unused =
        settled.whenComplete(
            (done, fault) -> {
              if (fault == null) {
                ticket.settle(done);
              } else {
                onLoop(() -> broke(place, fault));
              }
            });
  }

  /** Parks it without an attempt, or gives its row back. */
  void putOff(LaneLoop lanes, OpenLane open, Ticket ticket) {
    var unused =
        settlement
            .putOff(ticket.dispatch())
            .thenAccept(
                settled -> {
                  onLoop(() -> lanes.parked(open, ticket));
                  ticket.settle(settled);
                });
  }

  void breakerOpened(OpenLane open) {
    var unused = prober.begin(open.destination(), open.lane.failingSince());
  }

  /** A fault of our own is logged here, charged to nobody, and the dispatch tried again. */
  private void broke(Place place, Throwable fault) {
    Ticket ticket = place.ticket;
    Delivery broken = ticket.dispatch().delivery();
    LOG.log(
        Level.ERROR,
        () -> "attempt broke event_id=%s space=%s".formatted(broken.eventId(), broken.space()),
        fault);
    place.free(Signal.NONE, 0);
    var unused = settlement.putOff(ticket.dispatch(), FAULT_PAUSE).thenAccept(ticket::settle);
  }

  /** The place of one attempt. */
  private static final class Place implements Slot {
    private final LaneLoop lanes;
    private final OpenLane open;
    private final Ticket ticket;
    private boolean freed;

    Place(LaneLoop lanes, OpenLane open, Ticket ticket) {
      this.lanes = lanes;
      this.open = open;
      this.ticket = ticket;
    }

    @Override
    public void free(Signal signal, long latencyMillis) {
      if (!freed) {
        freed = true;
        lanes.answered(open, ticket, signal, latencyMillis);
      }
    }

    @Override
    public void hold(Instant until) {
      lanes.hold(open, until);
    }
  }
}
