package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.intake.EventRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Polls on their way from the thread that reads them to the one that works on them. */
final class PollQueue {
  private final BlockingQueue<List<EventRecord>> polls = new LinkedBlockingQueue<>();
  private final int worthwhileCount;
  private final Duration gatherTime;

  /**
   * @param worthwhileCount of records; fewer wait for company
   * @param gatherTime for which they do
   */
  PollQueue(int worthwhileCount, Duration gatherTime) {
    this.worthwhileCount = worthwhileCount;
    this.gatherTime = gatherTime;
  }

  void add(List<EventRecord> poll) {
    polls.add(poll);
  }

  /**
   * Blocks until there is something to take, and takes all that waits, in its order: who is behind
   * it is asked once, however many small polls it came in. A few wait a moment for more.
   */
  List<EventRecord> take() throws InterruptedException {
    List<EventRecord> records = new ArrayList<>(polls.take());
    long deadline = System.nanoTime() + gatherTime.toNanos();
    @Nullable List<EventRecord> poll = more(records, deadline);
    while (poll != null) {
      records.addAll(poll);
      poll = more(records, deadline);
    }
    return records;
  }

  private @Nullable List<EventRecord> more(List<EventRecord> records, long deadline)
      throws InterruptedException {
    return records.size() < worthwhileCount
        ? polls.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
        : polls.poll();
  }
}
