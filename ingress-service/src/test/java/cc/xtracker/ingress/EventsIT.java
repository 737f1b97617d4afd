package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.ingress.ledger.Verdict;
import cc.xtracker.ingress.ledger.Waiting;
import cc.xtracker.ingress.postgres.PostgresEventLedger;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.outbox.Outbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class EventsIT {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TestHTTPResource("/")
  URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject DataSource database;
  @Inject Outbox outbox;
  @Inject IntakeLimits limits;
  @Inject GroupCommit commit;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
  }

  @Test
  void anAcceptedEventIsOnItsTopicOnce() throws Exception {
    Reply reply = post("{\"uid\":\"ü\",\"event\":\"deposit\",\"value\":25.10,\"eid\":\"tx-1\"}");
    post("{\"uid\":\"ü\",\"event\":\"deposit\",\"value\":7,\"eid\":\"tx-1\"}");
    post("{\"uid\":\"ü\",\"event\":\"contact\",\"eid\":\"last\"}");
    try (SpaceTopic topic = new SpaceTopic(kafka, Topic.EVENTS, tenant.space())) {
      await().until(() -> topic.records().size() >= 2);
      List<ConsumerRecord<String, byte[]>> records = topic.records();
      assertThat(records).hasSize(2);
      Event event = EventCodec.decode(records.getFirst().value());
      assertThat(event.deposit()).isEqualTo(new Deposit(new Amount("25.10"), CurrencyCode.USD));
      assertThat(event.inboxId().value()).isEqualTo(Tenant.json(reply).get("inbox_id").asText());
      assertThat(records.getFirst().key()).isEqualTo(tenant.space() + ":ü");
      assertThat(headers(records.getFirst()))
          .containsEntry("ce_id", event.inboxId().value())
          .containsEntry("ce_type", "cc.xtracker.event.deposit.v1")
          .containsEntry("traceparent", TRACE);
      assertThat(EventCodec.decode(records.get(1).value()).canonical())
          .isEqualTo(CanonicalEvent.CONTACT);
    }
  }

  @Test
  void aTraceparentThatIsNoneIsDropped() {
    Map<String, String> request =
        Map.of("Authorization", "Bearer " + tenant.bearer(), "traceparent", "00-0-0-00");
    tenant.http().send("POST", "/events", request, Tenant.bytes("{\"event\":\"contact\"}"));
    try (SpaceTopic topic = new SpaceTopic(kafka, Topic.EVENTS, tenant.space())) {
      await().until(() -> !topic.records().isEmpty());
      assertThat(headers(topic.records().getFirst())).doesNotContainKey("traceparent");
    }
  }

  @Test
  void sixtyFourEqualEventsAtOnceAreCountedOnce() throws Exception {
    String body = "{\"event\":\"deposit\",\"eid\":\"tx-64\"}";
    CyclicBarrier together = new CyclicBarrier(64);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> replies =
          IntStream.range(0, 64)
              .mapToObj(
                  number ->
                      clients.submit(
                          () -> {
                            together.await();
                            return Tenant.json(post(body)).get("status").asText();
                          }))
              .toList();
      assertThat(replies)
          .extracting(Future::get)
          .containsOnly("queued", "duplicate")
          .containsOnlyOnce("queued");
    }
  }

  @Test
  void twoCommittersOnOneDatabaseCountEachEventOnce() {
    ConcurrentLinkedQueue<Verdict> told = new ConcurrentLinkedQueue<>();
    PostgresEventLedger ledger =
        new PostgresEventLedger(database, outbox, limits, InstantSource.system());
    int events = 500;
    try (GroupCommit other = new GroupCommit(ledger, limits)) {
      other.start();
      for (int round = 0; round < 4; round++) {
        for (int number = 0; number < events; number++) {
          GroupCommit chosen = (round + number) % 2 == 0 ? commit : other;
          chosen.append(new Waiting(candidate(number), Runnable::run, told::add));
        }
      }
      await().until(() -> told.size() == 4 * events);
    }
    assertThat(told).filteredOn(Verdict.QUEUED::equals).hasSize(events);
    assertThat(told).filteredOn(Verdict.DUPLICATE::equals).hasSize(3 * events);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_BEFORE", "LOST_AFTER"})
  void aCommitInDoubtIsFoundOut(LossyDatabase.Fate fate) {
    // Of one event each: only the answers to one client have an order.
    ConcurrentLinkedQueue<Verdict> first = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Verdict> second = new ConcurrentLinkedQueue<>();
    DataSource lossy = LossyDatabase.once(database, fate).dataSource();
    PostgresEventLedger ledger =
        new PostgresEventLedger(lossy, outbox, limits, InstantSource.system());
    try (GroupCommit other = new GroupCommit(ledger, limits);
        SpaceTopic topic = new SpaceTopic(kafka, Topic.EVENTS, tenant.space())) {
      other.start();
      other.append(new Waiting(candidate(1), Runnable::run, first::add));
      await().until(() -> !first.isEmpty());
      other.append(new Waiting(candidate(1), Runnable::run, first::add));
      other.append(new Waiting(candidate(2), Runnable::run, second::add));
      await().until(() -> first.size() + second.size() == 3);
      assertThat(first).containsExactly(Verdict.QUEUED, Verdict.DUPLICATE);
      assertThat(second).containsExactly(Verdict.QUEUED);
      await().until(() -> topic.records().size() >= 2);
      assertThat(topic.records()).hasSize(2);
    }
  }

  private Candidate candidate(int number) {
    SpaceId space = new SpaceId(tenant.space());
    ExternalId eid = new ExternalId("two-" + number);
    EventTime time = EventTime.received(1);
    return Candidate.of(Event.of(space, CanonicalEvent.CONTACT, null, eid, null, time), null);
  }

  private Reply post(String body) {
    Map<String, String> request =
        Map.of("Authorization", "Bearer " + tenant.bearer(), "traceparent", TRACE);
    return tenant.http().send("POST", "/events", request, Tenant.bytes(body));
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
