package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.limit.BreakerConfig;
import cc.xtracker.dispatcher.limit.RateShare;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;

/** A lane that has something to do, and what its loop notes beside it. For one thread. */
final class OpenLane {
  final Lane lane;

  /** Whether it stands in {@link Turns}. */
  boolean queued;

  /** The earliest alarm that is set and has not gone off. */
  Instant alarm = Instant.MAX;

  /** What others say about its health counts from here on: before, it may be what is known here. */
  Instant listensFrom = Instant.MIN;

  /** As counted into the sums of its loop. */
  int countedWaiting;

  int countedInFlight;
  private Destination destination;
  private RateShare share;

  OpenLane(Destination destination, RateShare share, BreakerConfig breaker, Allowance allowance) {
    this.destination = destination;
    this.share = share;
    this.lane = new Lane(destination.limits(), share, breaker, allowance);
  }

  Destination destination() {
    return destination;
  }

  SpaceId space() {
    return destination.space();
  }

  void adopt(Destination knownDestination, RateShare knownShare) {
    if (!knownDestination.equals(destination) || !knownShare.equals(share)) {
      destination = knownDestination;
      share = knownShare;
      lane.limit(destination.limits(), share);
    }
  }
}
