package cc.xtracker.stack.flow;

import cc.xtracker.stack.flow.Tenant.Answer;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tenant's own servers, which send events at a steady pace and repeat nothing. Half of the events
 * come singly, each server's about one person whom it saw click and bind; the other half in
 * batches, an event of each of these people.
 */
final class SteadyServers {
  private static final int SERVER_COUNT = 25;
  private static final int EVENTS_OF_A_PERSON = 25;

  /** A server makes up for this much at most: a longer burst would be another load. */
  private static final Duration MOST_BEHIND = Duration.ofSeconds(1);

  private final Tenant tenant;

  /** One event of a server and the next, one batch and the next. */
  private volatile Duration between;

  private final Consumer<String> inboxIds;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<String> people =
      new AtomicReferenceArray<>(
          IntStream.range(0, SERVER_COUNT)
              .mapToObj("nobody-%d-yet"::formatted)
              .toArray(String[]::new));
  private volatile boolean over;

  /**
   * @param perSecond events, of all servers together
   * @param inboxIds gets that of each event that was queued
   */
  SteadyServers(Tenant tenant, int perSecond, Consumer<String> inboxIds) {
    this.tenant = tenant;
    this.between = between(perSecond);
    this.inboxIds = inboxIds;
  }

  private static Duration between(int perSecond) {
    return Duration.ofSeconds(2 * SERVER_COUNT).dividedBy(perSecond);
  }

  /** From now on so many events a second. */
  void pace(int perSecond) {
    between = between(perSecond);
  }

  /** Sends as long as this takes. */
  void sendDuring(Runnable rollout) throws Exception {
    Tenant servers = tenant.server();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> senders = new ArrayList<>();
      for (int n = 0; n < SERVER_COUNT; n++) {
        int server = n;
        senders.add(threads.submit(() -> repeat(sent -> sendOne(servers, server, sent))));
      }
      senders.add(threads.submit(() -> repeat(_ -> sendBatch(servers))));
      try {
        rollout.run();
      } finally {
        over = true;
      }
      for (Future<?> sender : senders) {
        sender.get();
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

  /** What a server does again and again. */
  private interface Turn {
    void take(int sent) throws IOException;
  }

  private void repeat(Turn turn) {
    long due = System.nanoTime();
    for (int sent = 0; !over; sent++) {
      LockSupport.parkNanos(due - System.nanoTime());
      try {
        turn.take(sent);
      } catch (IOException | RuntimeException e) {
        failures.add("after event " + next + ": " + e);
      }
      due = Math.max(due + between.toNanos(), System.nanoTime() - MOST_BEHIND.toNanos());
    }
  }

  private void sendOne(Tenant servers, int server, int sent) throws IOException {
    int n = next.getAndIncrement();
    if (sent % EVENTS_OF_A_PERSON == 0) {
      people.set(server, person(servers, n));
    }
    Answer answer = servers.event(n, json(people.get(server), n));
    heard("event " + n, answer.httpStatus(), answer.body());
  }

  private String person(Tenant servers, int n) throws IOException {
    String uid = servers.click("{\"link_slug\":\"rollout\",\"campaign_name\":\"rolling\"}");
    Answer bound = servers.bind(uid, n + 1);
    if (!bound.body().path("matched").asBoolean()) {
      failures.add("bind " + n + ": " + bound);
    }
    return uid;
  }

  private void sendBatch(Tenant servers) throws IOException {
    int first = next.getAndAdd(SERVER_COUNT);
    String batch =
        IntStream.range(0, SERVER_COUNT)
            .mapToObj(server -> json(people.get(server), first + server))
            .collect(Collectors.joining(",", "[", "]"));
    Answer answer = servers.batch(first, batch);
    JsonNode results = answer.body().path("results");
    if (results.size() != SERVER_COUNT) {
      failures.add("batch " + first + ": " + answer);
    }
    results.forEach(result -> heard("batch " + first, answer.httpStatus(), result));
  }

  private static String json(String uid, int n) {
    return """
        {"event":"contact","uid":"%s","eid":"tx-%d"}"""
        .formatted(uid, n);
  }

  private void heard(String what, int httpStatus, JsonNode answer) {
    if (answer.path("status").asText().equals("queued")) {
      inboxIds.accept(answer.path("inbox_id").asText());
    } else {
      failures.add(what + ": " + httpStatus + " " + answer);
    }
  }
}
