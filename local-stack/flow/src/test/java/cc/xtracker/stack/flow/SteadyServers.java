package cc.xtracker.stack.flow;

import cc.xtracker.stack.flow.Tenant.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A tenant's own servers, each on a connection of its own, that send events at a steady pace and
 * repeat nothing. Now and then somebody clicks and is bound first.
 */
final class SteadyServers {
  private static final int SERVER_COUNT = 32;
  private static final int EVENTS_OF_A_PERSON = 25;

  private final Tenant tenant;
  private final Duration between;
  private final Consumer<String> inboxIds;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean over;

  /**
   * @param between one event and the next
   * @param inboxIds gets that of each event that was queued
   */
  SteadyServers(Tenant tenant, Duration between, Consumer<String> inboxIds) {
    this.tenant = tenant;
    this.between = between;
    this.inboxIds = inboxIds;
  }

  /** Sends as long as this takes. */
  void sendDuring(Runnable rollout) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> servers = new ArrayList<>();
      for (int server = 0; server < SERVER_COUNT; server++) {
        Tenant own = tenant.server();
        servers.add(threads.submit(() -> sendAll(own)));
      }
      try {
        rollout.run();
      } finally {
        over = true;
      }
      for (Future<?> server : servers) {
        server.get();
      }
    }
  }

  /** What was before is not judged. */
  void forgetFailures() {
    failures.clear();
  }

  /** What was not answered as it should be. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private void sendAll(Tenant own) {
    String uid = "nobody-yet";
    long due = System.nanoTime();
    for (int sent = 0; !over; sent++) {
      int n = next.getAndIncrement();
      LockSupport.parkNanos(due - System.nanoTime());
      try {
        if (sent % EVENTS_OF_A_PERSON == 0) {
          uid = person(own, n);
        }
        send(own, uid, n);
      } catch (IOException | RuntimeException e) {
        failures.add("event " + n + ": " + e);
      }
      // Who was kept waiting makes up for nothing: a burst would be another load.
      due = Math.max(due + SERVER_COUNT * between.toNanos(), System.nanoTime());
    }
  }

  private String person(Tenant own, int n) throws IOException {
    String uid = own.click("{\"link_slug\":\"rollout\",\"campaign_name\":\"rolling\"}");
    Answer bound = own.bind(uid, n + 1);
    if (!bound.body().path("matched").asBoolean()) {
      failures.add("bind " + n + ": " + bound);
    }
    return uid;
  }

  private void send(Tenant own, String uid, int n) throws IOException {
    Answer answer =
        own.event(
            n,
            """
            {"event":"contact","uid":"%s","eid":"tx-%d"}"""
                .formatted(uid, n));
    if (answer.is("queued")) {
      inboxIds.accept(answer.body().get("inbox_id").asText());
    } else {
      failures.add("event " + n + ": " + answer);
    }
  }
}
