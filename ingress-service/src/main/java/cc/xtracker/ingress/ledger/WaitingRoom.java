package cc.xtracker.ingress.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whoever waits to be counted, bounded in events. Batches stand in a line of their own: a single
 * event never waits behind more than one of them, and they leave it a quarter of the room.
 */
final class WaitingRoom {
  private final int capacity;
  private final int maxTaken;
  private final int worthwhile;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition enough = lock.newCondition();
  private final ArrayDeque<Waiting> singles = new ArrayDeque<>();
  private final ArrayDeque<Waiting> batches = new ArrayDeque<>();
  private int eventCount;

  /**
   * @param capacity in events
   * @param maxTaken in events
   * @param worthwhile in events: so many are worth a transaction without waiting for more
   */
  WaitingRoom(int capacity, int maxTaken, int worthwhile) {
    this.capacity = capacity;
    this.maxTaken = maxTaken;
    this.worthwhile = worthwhile;
  }

  /** The largest request that ever finds room and is ever taken. */
  int largest() {
    return Math.min(capacity - capacity / 4, maxTaken);
  }

  /**
   * @return false if there is no room for all of it; then none of it waits
   */
  boolean offer(Waiting waiting) {
    int size = waiting.size();
    int room = size == 1 ? capacity : capacity - capacity / 4;
    lock.lock();
    try {
      if (eventCount + size > room || size > maxTaken) {
        return false;
      }
      line(waiting).add(waiting);
      boolean enoughBefore = eventCount >= worthwhile;
      eventCount += size;
      if (eventCount == size || (eventCount >= worthwhile && !enoughBefore)) {
        enough.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @return false if it was taken before
   */
  boolean withdraw(Waiting waiting) {
    lock.lock();
    try {
      boolean withdrawn = line(waiting).remove(waiting);
      eventCount -= withdrawn ? waiting.size() : 0;
      return withdrawn;
    } finally {
      lock.unlock();
    }
  }

  /**
   * As many as one transaction counts.
   *
   * @param idle how long to wait for the first; none may come
   * @param gather how long to wait for more, unless there are enough
   */
  List<Waiting> take(Duration idle, Duration gather) throws InterruptedException {
    lock.lock();
    try {
      await(1, idle);
      if (eventCount > 0) {
        await(worthwhile, gather);
      }
      List<Waiting> taken = new ArrayList<>();
      // The first batch has its place, so that single events cannot keep all of them out.
      int room = move(batches, 1, maxTaken, taken);
      room = move(singles, Integer.MAX_VALUE, room, taken);
      room = move(batches, Integer.MAX_VALUE, room, taken);
      eventCount -= maxTaken - room;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void await(int count, Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    while (eventCount < count && nanos > 0) {
      nanos = enough.awaitNanos(nanos);
    }
  }

  List<Waiting> takeAll() {
    lock.lock();
    try {
      List<Waiting> taken = new ArrayList<>(singles);
      taken.addAll(batches);
      singles.clear();
      batches.clear();
      eventCount = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** In events. */
  int depth() {
    lock.lock();
    try {
      return eventCount;
    } finally {
      lock.unlock();
    }
  }

  private ArrayDeque<Waiting> line(Waiting waiting) {
    return waiting.size() == 1 ? singles : batches;
  }

  /**
   * @return the room that is left
   */
  private static int move(ArrayDeque<Waiting> line, int most, int room, List<Waiting> taken) {
    int left = room;
    for (int moved = 0; moved < most; moved++) {
      Waiting next = line.peek();
      if (next == null || next.size() > left) {
        break;
      }
      taken.add(line.remove());
      left -= next.size();
    }
    return left;
  }
}
