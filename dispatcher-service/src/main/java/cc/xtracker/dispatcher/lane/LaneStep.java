package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Courier;
import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Settled;
import cc.xtracker.dispatcher.delivery.Slot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Does on a thread of its own what a lane wants done, and tells the lane how far it is. */
final class LaneStep implements Slot {
  private static final Logger LOG = System.getLogger(LaneStep.class.getName());

  /** After a fault of our own: long enough not to repeat it in a tight loop. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Courier courier;
  private final Consumer<GuardedLane.Move> lane;
  private boolean freed;

  LaneStep(Courier courier, Consumer<GuardedLane.Move> lane) {
    this.courier = courier;
    this.lane = lane;
  }

  void run(Step step) {
    switch (step) {
      case Step.Start(Ticket ticket) -> {
        Settled settled = attempt(ticket.dispatch());
        lane.accept((known, now) -> known.settled(ticket, now));
        ticket.settle(settled);
      }
      case Step.PutOff(Ticket ticket) -> {
        Settled settled = courier.putOff(ticket.dispatch());
        lane.accept((known, now) -> known.putOff(ticket, now));
        ticket.settle(settled);
      }
    }
  }

  /** The thread root: a fault of our own is logged here, charged to nobody and tried again. */
  private Settled attempt(Dispatch dispatch) {
    try {
      return courier.attempt(dispatch, this);
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, () -> "attempt broke event_id=" + dispatch.delivery().eventId(), fault);
      free();
      return courier.putOff(dispatch, PAUSE);
    }
  }

  @Override
  public void free() {
    if (!freed) {
      freed = true;
      lane.accept(Lane::freed);
    }
  }

  @Override
  public void hold(Instant until) {
    lane.accept((known, now) -> known.hold(until, now));
  }
}
