package cc.xtracker.dispatcher.lane;

import cc.xtracker.model.id.SpaceId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is next when places are scarce: spaces in turn, and in each space its lanes in turn. For one
 * thread.
 */
final class Turns {
  private final Map<SpaceId, Queue> queues = new HashMap<>();
  private final Deque<Queue> round = new ArrayDeque<>();

  /** The lanes of one space that have something to start; never empty while it is in the round. */
  private record Queue(SpaceId space, Deque<OpenLane> lanes) {}

  /** Puts the lane at the end of its space's queue, unless it stands there. */
  void join(OpenLane lane) {
    if (lane.queued) {
      return;
    }
    lane.queued = true;
    queues.computeIfAbsent(lane.space(), this::enter).lanes().addLast(lane);
  }

  /** Takes the lane whose turn it is; null when nobody waits. */
  @Nullable OpenLane next() {
    Queue queue = round.pollFirst();
    if (queue == null) {
      return null;
    }
    OpenLane lane = queue.lanes().removeFirst();
    lane.queued = false;
    if (queue.lanes().isEmpty()) {
      queues.remove(queue.space());
    } else {
      round.addLast(queue);
    }
    return lane;
  }

  private Queue enter(SpaceId space) {
    Queue queue = new Queue(space, new ArrayDeque<>());
    round.addLast(queue);
    return queue;
  }
}
