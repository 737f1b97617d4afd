package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cc.xtracker.dispatcher.Receiver.Reply;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What cannot be delivered at once. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class ParkedIT extends Scene {
  @Inject DataSource database;

  @Test
  void triesAgainWithTheSameIdAndTheSameBytes() {
    String destination = destination(QUICK_RETRY);
    receiver.next(Reply.status(500), Reply.status(408));
    Event event = event(CanonicalEvent.CONTACT, "late");
    topics.accept(event);
    // The click that comes meanwhile does not change a body that was sent.
    await().atMost(PATIENCE).until(() -> !receiver.requests().isEmpty());
    neighbours.know(space, "late", "late", 7);

    awaitStatus(idOf(event, destination), "sent")
        .body("attempts", equalTo(3))
        .body("attempt_log.attempt", equalTo(List.of(1, 2, 3)))
        .body("attempt_log.status_code", equalTo(List.of(500, 408, 200)));
    assertThat(receiver.requests())
        .hasSize(3)
        .extracting(Receiver.Request::body)
        .containsOnly(receiver.requests().getFirst().body());
  }

  @Test
  void doesNotTryAgainWhatIsRefused() {
    String destination = destination(QUICK_RETRY);
    receiver.always(Reply.status(400));
    Event event = event(CanonicalEvent.CONTACT, "refused");
    topics.accept(event);

    awaitStatus(idOf(event, destination), "failed_permanently")
        .body("attempts", equalTo(1))
        .body("last_status_code", equalTo(400))
        .body("last_error", equalTo("permanent_status"));
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void givesUpAfterTheLastAttemptAndAReplayHasAFreshBudget() {
    String destination = destination(QUICK_RETRY);
    receiver.always(Reply.status(503));
    Event event = event(CanonicalEvent.CONTACT, "exhausted");
    topics.accept(event);
    String id = idOf(event, destination);
    awaitStatus(id, "failed_permanently").body("attempts", equalTo(3));

    receiver.next(Reply.status(500));
    receiver.always(Reply.status(200));
    replay(id).statusCode(202).body("ok", equalTo(true)).body("event_id", equalTo(id));

    awaitStatus(id, "sent")
        .body("attempts", equalTo(5))
        .body("attempt_log.attempt", equalTo(List.of(1, 2, 3, 4, 5)));
    assertThat(receiver.requests())
        .hasSize(5)
        .extracting(Receiver.Request::body)
        .containsOnly(receiver.requests().getFirst().body());
  }

  @Test
  void pausesAsLongAsTheReceiverAsks() {
    String destination = destination(QUICK_RETRY);
    receiver.next(Reply.retryAfter(429, 2));
    Event first = event(CanonicalEvent.CONTACT, "paused");
    topics.accept(first);
    await().atMost(PATIENCE).until(() -> receiver.requests().size() == 1);
    awaitStatus(idOf(first, destination), "retrying").body("next_attempt_at", notNullValue());
    Event second = event(CanonicalEvent.CONTACT, "another");
    topics.accept(second);
    awaitStatus(idOf(second, destination), "pending").body("attempts", equalTo(0));

    awaitStatus(idOf(second, destination), "sent");
    awaitStatus(idOf(first, destination), "sent");
    assertThat(receiver.requests()).hasSize(3);
    Instant asked = receiver.requests().getFirst().at();
    assertThat(receiver.requests().stream().skip(1))
        .allSatisfy(each -> assertThat(each.at()).isAfter(asked.plusMillis(1_900)));
  }

  @Test
  void keepsWhatADisabledDestinationMissesAndDrainsItInOrder() {
    String destination = destination("\"enabled\":false");
    List<Event> events =
        IntStream.range(0, 40).mapToObj(_ -> event(CanonicalEvent.CONTACT, "patient")).toList();
    events.forEach(topics::accept);
    awaitStatus(idOf(events.getLast(), destination), "pending");
    assertThat(receiver.requests()).isEmpty();

    given(operator())
        .post("/admin/spaces/{space}/destinations/{id}/enable", space, destination)
        .then()
        .statusCode(200);
    Event later = event(CanonicalEvent.CONTACT, "patient");
    topics.accept(later);

    awaitStatus(idOf(later, destination), "sent");
    await().atMost(PATIENCE).until(() -> receiver.requests().size() == 41);
    assertThat(arrived()).isSorted();
  }

  @Test
  void givesUpWhatBelongsToADeletedDestination() {
    String destination = destination("\"enabled\":false");
    Event event = event(CanonicalEvent.CONTACT, "orphan");
    topics.accept(event);
    awaitStatus(idOf(event, destination), "pending");

    given(operator())
        .delete("/admin/spaces/{space}/destinations/{id}", space, destination)
        .then()
        .statusCode(204);

    awaitStatus(idOf(event, destination), "discarded")
        .body("last_error", equalTo("destination_deleted"))
        .body("attempt_log", hasSize(0));
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void continuesWhatADeadReplicaHadClaimed() throws SQLException {
    String destination = destination(QUICK_RETRY);
    String id = "c0ffee" + "0".repeat(58);
    insertLeased(id, destination, Instant.now().plusSeconds(1));

    await().atMost(PATIENCE).until(() -> receiver.requests().size() == 1);

    assertThat(receiver.requests().getFirst().body()).isEqualTo("{\"left\":\"behind\"}");
    awaitStatus(id, "sent").body("attempts", equalTo(3));
  }

  private void insertLeased(String id, String destination, Instant leaseUntil) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO parked_delivery (event_id, space_id, destination_id, inbox_id,
                  canonical, target, uid, body, attempts, attempts_uncounted, due_at, received_at,
                  lease_until)
                VALUES (?, ?, ?, repeat('1', 32), 'contact', 'contact', 'left', '{"left":"behind"}',
                  2, 0, now() - interval '1 minute', now(), ?::timestamptz)
                """)) {
      insert.setString(1, id);
      insert.setString(2, space);
      insert.setString(3, destination);
      insert.setString(4, leaseUntil.toString());
      insert.executeUpdate();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO lane (destination_id, look_at) VALUES (?, ?::timestamptz)")) {
      insert.setString(1, destination);
      insert.setString(2, leaseUntil.toString());
      insert.executeUpdate();
    }
  }
}
