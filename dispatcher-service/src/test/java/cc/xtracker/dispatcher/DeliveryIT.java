package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.topic.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** From the events topic to the receiver. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class DeliveryIT extends Scene {
  @Inject DataSource database;

  @Test
  void deliversAMatchedEventWithItsContextAndLogsIt() {
    neighbours.know(space, "abc123", "IwAR", 555123);
    String destination = destination("\"event_map\":{\"deposit\":\"Purchase\"}");
    Event deposit = event(CanonicalEvent.DEPOSIT, "abc123");
    String id = idOf(deposit, destination);

    topics.accept(event(CanonicalEvent.CONTACT, "abc123"));
    topics.accept(deposit);

    awaitStatus(id, "sent")
        .body("inbox_id", equalTo(deposit.inboxId().value()))
        .body("destination_id", equalTo(destination))
        .body("event", equalTo("Purchase"))
        .body("canonical", equalTo("deposit"))
        .body("uid", equalTo("abc123"))
        .body("attempts", equalTo(1))
        .body("next_attempt_at", nullValue())
        .body("last_status_code", equalTo(200))
        .body("last_error", nullValue())
        .body("attempt_log", hasSize(1))
        .body("attempt_log[0].attempt", equalTo(1))
        .body("attempt_log[0].response_snippet", equalTo("answer 200"))
        .body("body", equalTo(receiver.requests().getFirst().body()));
    assertThat(receiver.requests()).hasSize(1);
    assertThat(receiver.requests().getFirst().body())
        .isEqualTo(
            "{\"event\":\"Purchase\",\"canonical\":\"deposit\",\"event_id\":\""
                + id
                + "\",\"occurred_at_ms\":1765432100000,\"click\":{\"uid\":\"abc123\",\"tg_id\":555123,"
                + "\"fbclid\":\"IwAR\",\"campaign_id\":\"120\",\"campaign_name\":\"promoX\","
                + "\"country\":\"IN\"},\"data\":{\"value\":\"25.00\",\"currency\":\"USD\"}}");
    assertThat(topics.holding(Topic.DELIVERIES, id)).hasSize(1);
  }

  @Test
  void theFirstEventAfterAChangeIsMatchedByItOnEveryReplica() throws SQLException {
    String destination = destination("\"event_map\":{\"deposit\":\"Purchase\"}");
    Event contact = event(CanonicalEvent.CONTACT, "early");

    anotherReplicaMaps(destination, "{\"contact\":\"Lead\"}");
    topics.accept(contact);

    awaitStatus(idOf(contact, destination), "sent").body("event", equalTo("Lead"));
  }

  private void anotherReplicaMaps(String destination, String eventMap) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement change =
            connection.prepareStatement(
                """
                WITH next AS (
                  UPDATE destination_version SET version = version + 1 RETURNING version)
                UPDATE destination SET event_map = ?, version = next.version FROM next
                WHERE destination_id = ?
                """)) {
      change.setString(1, eventMap);
      change.setString(2, destination);
      assertThat(change.executeUpdate()).isOne();
    }
  }

  @Test
  void keepsTheOrderOfEachPerson() {
    destination("\"max_in_flight\":8");
    List<String> sent =
        IntStream.range(0, 300)
            .mapToObj(
                i -> {
                  Event event = event(CanonicalEvent.CONTACT, "person" + i % 7);
                  topics.accept(event);
                  return event.uid() + " " + event.time().occurredAtMillis();
                })
            .toList();

    await().atMost(PATIENCE).until(() -> receiver.requests().size() >= 300);

    for (int person = 0; person < 7; person++) {
      String uid = "person" + person;
      assertThat(arrived().stream().filter(each -> each.startsWith(uid + " ")))
          .containsExactlyElementsOf(
              sent.stream().filter(each -> each.startsWith(uid + " ")).toList());
    }
    await().atMost(PATIENCE).until(() -> topics.lag("xtracker-dispatcher") == 0);
  }

  @Test
  void rejectsWhatIsNoEventAndGoesOn() {
    String destination = destination();
    var broken = topics.produce(space + ":x", "{\"inbox_id\":".getBytes(UTF_8));
    Event next = event(CanonicalEvent.CONTACT, "x");
    topics.accept(next);

    awaitStatus(idOf(next, destination), "sent");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        topics.holding(
                            Topic.REJECTED,
                            "\"topic\":\"xtracker.events.v1\",\"partition\":%d,\"offset\":%d,\"reason\":\"the value is not JSON\""
                                .formatted(broken.partition(), broken.offset())))
                    .hasSize(1));
    await().atMost(PATIENCE).until(() -> topics.lag("xtracker-dispatcher") == 0);
  }

  @Test
  void waitsForBindingAndThenDeliversTheContext() {
    neighbours.know(space, "waiting", "fb", 9);
    String destination = destination();
    neighbours.bindingIsAway(true);
    int calls = neighbours.contextCalls();
    Event event = event(CanonicalEvent.CONTACT, "waiting");
    topics.accept(event);
    await().atMost(PATIENCE).until(() -> neighbours.contextCalls() >= calls + 3);
    assertThat(receiver.requests()).isEmpty();

    neighbours.bindingIsAway(false);

    awaitStatus(idOf(event, destination), "sent").body("body", containsString("\"tg_id\":9"));
  }

  @Test
  void startsNoMoreASecondThanPermitted() {
    destination("\"rate_limit_per_second\":5");
    for (int i = 0; i < 15; i++) {
      topics.accept(event(CanonicalEvent.CONTACT, "fast" + i));
    }

    await().atMost(PATIENCE).until(() -> receiver.requests().size() == 15);

    List<Instant> at = receiver.requests().stream().map(Receiver.Request::at).sorted().toList();
    assertThat(Duration.between(at.getFirst(), at.getLast()))
        .isBetween(Duration.ofMillis(1_800), Duration.ofSeconds(8));
  }

  /** Invariant 6, and how long a crash can set the others back. */
  @Test
  void aReceiverThatNeverAnswersHoldsNoOffsetLongerThanItsTimeoutAndAFewSeconds() {
    destination("\"timeout\":\"PT1S\"");
    receiver.always(Receiver.Reply.never());
    IntStream.range(0, 300).forEach(n -> topics.accept(event(CanonicalEvent.CONTACT, "held-" + n)));

    await().atMost(Duration.ofSeconds(6)).until(() -> topics.lag("xtracker-dispatcher") == 0);
  }

  @Test
  void isReadyAndCountsWhatBecameOfThings() {
    String destination = destination();
    Event event = event(CanonicalEvent.CONTACT, "counted");
    topics.accept(event);
    awaitStatus(idOf(event, destination), "sent");

    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'delivery' }.status", equalTo("UP"));
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("xtracker_settled_total{outcome=\"delivered\"}"))
        .body(containsString("xtracker_oldest_undelivered_age_seconds"));
  }
}
