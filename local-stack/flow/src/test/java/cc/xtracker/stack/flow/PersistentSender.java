package cc.xtracker.stack.flow;

import cc.xtracker.stack.flow.Tenant.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A client that repeats each event until somebody answers 200, as the API asks clients to do. */
final class PersistentSender {
  private static final int THREAD_COUNT = 16;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Tenant tenant;
  private final IntFunction<String> events;
  private final Duration between;
  private final Map<Integer, AtomicInteger> queued = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  /**
   * @param events the JSON of the n-th event
   */
  PersistentSender(Tenant tenant, IntFunction<String> events) {
    this(tenant, events, Duration.ZERO);
  }

  /**
   * @param events the JSON of the n-th event
   * @param between one event and the next, at least
   */
  PersistentSender(Tenant tenant, IntFunction<String> events, Duration between) {
    this.tenant = tenant;
    this.events = events;
    this.between = between;
  }

  /**
   * Sends the events and runs the disturbances meanwhile: one when half of them are answered, two
   * when a third and two thirds are, and so on.
   */
  void send(int count, Runnable... disturbances) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREAD_COUNT + 1)) {
      var disturbed = threads.submit(() -> disturb(count, List.of(disturbances)));
      List<? extends Future<?>> senders =
          IntStream.range(0, THREAD_COUNT)
              .mapToObj(thread -> threads.submit(() -> sendAll(start, count)))
              .toList();
      disturbed.get();
      for (var sender : senders) {
        sender.get();
      }
    }
  }

  /** How many events were answered {@code queued}, each counted once. */
  int queuedCount() {
    return queued.size();
  }

  /** How often the most often queued event was answered {@code queued}. */
  int mostOftenQueued() {
    return queued.values().stream().mapToInt(AtomicInteger::get).max().orElse(0);
  }

  private void disturb(int count, List<Runnable> disturbances) {
    for (int n = 1; n <= disturbances.size(); n++) {
      while (answered.get() < (long) count * n / (disturbances.size() + 1)) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      disturbances.get(n - 1).run();
    }
  }

  private void sendAll(long start, int count) {
    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
      LockSupport.parkNanos(start + n * between.toNanos() - System.nanoTime());
      sendUntilAnswered(n);
      answered.incrementAndGet();
    }
  }

  private void sendUntilAnswered(int n) {
    for (int attempt = n; ; attempt++) {
      try {
        Answer answer = tenant.event(attempt, events.apply(n));
        if (answer.is("queued")) {
          queued.computeIfAbsent(n, any -> new AtomicInteger()).incrementAndGet();
        }
        if (answer.httpStatus() == 200) {
          return;
        }
      } catch (IOException noAnswer) {
        // Nobody knows whether it was counted: the next answer tells.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
