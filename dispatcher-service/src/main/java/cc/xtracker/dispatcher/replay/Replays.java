package cc.xtracker.dispatcher.replay;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends deliveries again. They keep their ids and their bodies. */
public interface Replays {
  /**
   * Makes the delivery due now, with a fresh budget of attempts if it had come to an end.
   *
   * @param run a replay, of one kind or the other
   */
  Replayed replay(SpaceId space, EventId id, Dispatch.Run run, Instant now);

  /** Empty when the space has as many running jobs as it may. */
  Optional<ReplayJob> order(SpaceId space, ReplayOrder order, Instant now);

  /** Newest first. */
  List<ReplayJob> of(SpaceId space);

  Optional<ReplayJob> find(SpaceId space, ReplayJobId id);

  /** Ends the job where it is, unless it has ended. */
  Optional<ReplayJob> cancel(SpaceId space, ReplayJobId id, Instant now);

  /**
   * Takes the next step of the job that has been due the longest and that no other replica is at.
   *
   * @return whether there was one
   */
  boolean step(Instant now);
}
