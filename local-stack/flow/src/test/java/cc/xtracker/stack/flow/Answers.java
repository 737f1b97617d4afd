package cc.xtracker.stack.flow;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What clients heard of each event. Thread-safe. */
final class Answers {
  private final AtomicIntegerArray queued;
  private final AtomicIntegerArray duplicate;

  /** Attempts that were not answered 200, if at all: whether they counted is not known. */
  private final AtomicIntegerArray failed;

  Answers(int eventCount) {
    queued = new AtomicIntegerArray(eventCount);
    duplicate = new AtomicIntegerArray(eventCount);
    failed = new AtomicIntegerArray(eventCount);
  }

  void heard(int event, String status) {
    switch (status) {
      case "queued" -> queued.incrementAndGet(event);
      case "duplicate" -> duplicate.incrementAndGet(event);
      default -> throw new AssertionError("event " + event + " was answered " + status);
    }
  }

  void heardNothing(int event) {
    failed.incrementAndGet(event);
  }

  boolean wasQueued(int event) {
    return queued.get(event) > 0;
  }

  boolean hasFailed(int event) {
    return failed.get(event) > 0;
  }

  /** How often the most often queued event was answered {@code queued}. */
  int mostOftenQueued() {
    return IntStream.range(0, queued.length()).map(queued::get).max().orElse(0);
  }

  int queuedCount() {
    return count(this::wasQueued);
  }

  int answeredCount() {
    return count(event -> wasQueued(event) || duplicate.get(event) > 0);
  }

  int failedCount() {
    return count(this::hasFailed);
  }

  private int count(IntPredicate which) {
    return (int) IntStream.range(0, queued.length()).filter(which).count();
  }
}
