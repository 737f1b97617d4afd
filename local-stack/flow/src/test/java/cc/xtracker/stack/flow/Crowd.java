package cc.xtracker.stack.flow;

import cc.xtracker.stack.flow.Tenant.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients who share a plan. Each sends a request to one replica and the other, in turn, until
 * somebody answers 200, whatever else it meets.
 */
final class Crowd {
  private static final int CLIENT_COUNT = 64;
  private static final int OK = 200;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** After this a client that is refused is refused for a reason. */
  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(3);

  private final Tenant tenant;
  private final Conversions conversions;
  private final List<Shot> plan;
  private final Answers answers;
  private final AtomicInteger next = new AtomicInteger();

  Crowd(Tenant tenant, Conversions conversions, List<Shot> plan, Answers answers) {
    this.tenant = tenant;
    this.conversions = conversions;
    this.plan = plan;
    this.answers = answers;
  }

  /** Returns when every request was answered 200 and every disturbance is over. */
  void send(Disturbances disturbances) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ExecutorCompletionService<Void>(threads);
      running.submit(disturbances::run, null);
      for (int client = 0; client < CLIENT_COUNT; client++) {
        running.submit(() -> sendAll(disturbances), null);
      }
      try {
        for (int ended = 0; ended < CLIENT_COUNT + 1; ended++) {
          running.take().get();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private void sendAll(Disturbances disturbances) {
    for (int n = next.getAndIncrement(); n < plan.size(); n = next.getAndIncrement()) {
      disturbances.awaitTurn(n);
      sendUntilAnswered(plan.get(n), n);
      disturbances.answered();
    }
  }

  private void sendUntilAnswered(Shot shot, int firstReplica) {
    Instant limit = Instant.now().plus(LONGEST_OUTAGE);
    for (int replica = firstReplica; !isAnswered(shot, replica); replica++) {
      shot.events().forEach(answers::heardNothing);
      if (Instant.now().isAfter(limit) || Thread.currentThread().isInterrupted()) {
        throw new AssertionError(shot + " is not accepted");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isAnswered(Shot shot, int replica) {
    Answer answer;
    try {
      answer = shot.send(tenant, conversions, replica);
    } catch (IOException noAnswer) {
      return false;
    }
    if (answer.httpStatus() != OK) {
      return false;
    }
    List<String> statuses = shot.statuses(answer.body(), conversions);
    for (int i = 0; i < statuses.size(); i++) {
      answers.heard(shot.events().get(i), statuses.get(i));
    }
    return true;
  }
}
