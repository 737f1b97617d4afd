package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.event.CanonicalEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries that somebody wants to be sent again. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class ReplayIT extends Scene {
  private static final String JOBS = LIST + "/replay";
  private static final String JOB = JOBS + "/{job}";

  @Inject LogProjection projection;
  @Inject DataSource database;

  private Outcomes outcomes;

  @BeforeEach
  void tell() {
    outcomes = Outcomes.of(space);
  }

  @Test
  void oneKeepsItsIdAndBodyAndIsMarked() {
    Delivery delivery = refused(destination(), 1).getFirst();

    replay(delivery.eventId().value()).statusCode(202).body("status", equalTo("pending"));

    awaitStatus(delivery.eventId().value(), "sent")
        .body("attempt_log.attempt", contains(1, 2))
        .body("attempt_log.replay", contains(false, true));
    assertThat(receiver.requests().getFirst().body()).isEqualTo(delivery.body());
  }

  @Test
  void oneWaitsForADisabledDestinationUnlessToldOtherwise() {
    Delivery delivery = refused(destination("\"enabled\":false"), 1).getFirst();
    String id = delivery.eventId().value();

    replayWith(id, "{\"to_disabled\":false}").statusCode(202).body("status", equalTo("pending"));
    assertThat(receiver.requests()).isEmpty();
    replayWith(id, "{\"to_disabled\":true}").statusCode(202).body("status", equalTo("pending"));
    awaitStatus(id, "sent");
    assertThat(receiver.requests()).hasSize(1);

    replayWith(id, "{\"to_disabled\":1}")
        .statusCode(400)
        .body("error", equalTo("to_disabled must be true or false"));
  }

  @Test
  void oneWhoseDestinationIsDeletedIsRefused() {
    String destination = destination();
    Delivery delivery = refused(destination, 1).getFirst();
    delete(destination);

    replay(delivery.eventId().value())
        .statusCode(409)
        .body("status", equalTo("conflict"))
        .body("error", equalTo("the destination of this delivery is deleted"));
    operator()
        .get(ONE, space, delivery.eventId().value())
        .then()
        .body("status", equalTo("failed_permanently"));
  }

  @Test
  void aJobReplaysTheFailuresAndNothingElse() {
    String destination = destination();
    List<Delivery> failures = refused(destination, 30);
    Delivery success = outcomes.delivery(destination);
    projection.apply(List.of(outcomes.sent(success, 1)));

    ValidatableResponse ordered = order("{\"rate_per_second\":1000}").statusCode(202);
    ordered
        .body("job_id", startsWith("rpl_"))
        .body("state", equalTo("running"))
        .body("filter.status", equalTo("failed_permanently"))
        .body("filter.destination_id", nullValue())
        .body("to_disabled", equalTo(false))
        .body("rate_per_second", equalTo(1000))
        .body("matched", equalTo(0));

    awaitState(ordered.extract().path("job_id"), "done")
        .body("matched", equalTo(30))
        .body("replayed", equalTo(30))
        .body("skipped", equalTo(0));
    await().atMost(PATIENCE).until(() -> receiver.requests().size() == 30);
    failures.forEach(each -> awaitStatus(each.eventId().value(), "sent"));
    assertThat(arrivedIds()).doesNotContain(success.eventId().value()).doesNotHaveDuplicates();
  }

  @Test
  void aJobKeepsToItsFilter() {
    String wanted = destination();
    String other = destination();
    Delivery deposit = outcomes.delivery(wanted, CanonicalEvent.DEPOSIT);
    Outcomes dayBefore = new Outcomes(space, outcomes.receivedAt().minus(Duration.ofDays(1)));
    Delivery tooOld = dayBefore.delivery(wanted, CanonicalEvent.DEPOSIT);
    projection.apply(List.of(outcomes.refused(deposit), dayBefore.refused(tooOld)));
    refused(wanted, 1);
    refused(other, 1);

    String job =
        order(
                """
                {"destination_id":"%s","canonical":"deposit","status":"failed_permanently",
                 "from":"%s","to":"%s"}"""
                    .formatted(wanted, outcomes.receivedAt(), outcomes.receivedAt().plusSeconds(1)))
            .statusCode(202)
            .extract()
            .path("job_id");

    awaitState(job, "done").body("matched", equalTo(1)).body("replayed", equalTo(1));
    awaitStatus(deposit.eventId().value(), "sent");
    assertThat(arrivedIds()).containsExactly(deposit.eventId().value());
  }

  @Test
  void aJobSkipsWhatHasNoDestinationAnyMore() {
    String gone = destination();
    refused(gone, 2);
    refused(destination(), 3);
    delete(gone);

    awaitState(order("{}").extract().path("job_id"), "done")
        .body("matched", equalTo(5))
        .body("replayed", equalTo(3))
        .body("skipped", equalTo(2));
  }

  @Test
  void aJobIsNoFasterThanItsRate() {
    refused(destination(), 9);

    String job = order("{\"rate_per_second\":4}").extract().path("job_id");

    awaitState(job, "done").body("replayed", equalTo(9));
    await().atMost(PATIENCE).until(() -> receiver.requests().size() == 9);
    List<Instant> at = receiver.requests().stream().map(Receiver.Request::at).sorted().toList();
    assertThat(Duration.between(at.getFirst(), at.getLast()))
        .isGreaterThan(Duration.ofMillis(1_300));
  }

  /**
   * A worker that died in a step has left a lock and nothing else; its connection takes it along.
   */
  @Test
  void anotherGoesOnWhereADeadWorkerWas() throws SQLException {
    refused(destination(), 12);
    String job = order("{\"rate_per_second\":8}").extract().path("job_id");
    await().atMost(PATIENCE).until(() -> replayed(job) >= 2);
    try (Connection dead = database.getConnection()) {
      dead.setAutoCommit(false);
      try (PreparedStatement step =
          dead.prepareStatement(
              """
              UPDATE replay_job SET matched = 12, replayed = 12, at_event_id = decode('ff', 'hex')
              WHERE job_id = ?""")) {
        step.setString(1, job);
        step.executeUpdate();
      }
      int before = replayed(job);
      await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> replayed(job) == before);
      dead.rollback();
    }

    awaitState(job, "done").body("matched", equalTo(12)).body("replayed", equalTo(12));
    await().atMost(PATIENCE).until(() -> receiver.requests().size() == 12);
    assertThat(arrivedIds()).doesNotHaveDuplicates();
  }

  @Test
  void aCancelledJobStaysWhereItIs() {
    refused(destination(), 20);
    String job = order("{\"rate_per_second\":1}").extract().path("job_id");
    await().atMost(PATIENCE).until(() -> replayed(job) >= 1);

    int replayed =
        given(operator())
            .delete(JOB, space, job)
            .then()
            .statusCode(200)
            .body("state", equalTo("cancelled"))
            .extract()
            .path("replayed");

    await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> replayed(job) == replayed);
    assertThat(replayed).isLessThan(20);
    given(operator()).delete(JOB, space, job).then().body("state", equalTo("cancelled"));
  }

  @Test
  void whatIsParkedOnlyBecomesDue() throws SQLException {
    String destination = destination("\"retry\":{\"first_delay\":\"PT1H\",\"max_attempts\":3}");
    receiver.next(Receiver.Reply.status(500));
    var event = event(CanonicalEvent.CONTACT, "waiting");
    topics.accept(event);
    String id = idOf(event, destination);
    awaitStatus(id, "retrying").body("next_attempt_reason", equalTo("backoff"));

    awaitState(order("{\"status\":\"retrying\"}").extract().path("job_id"), "done")
        .body("replayed", equalTo(1));

    awaitStatus(id, "sent")
        .body("attempts", equalTo(2))
        .body("attempt_log[1].replay", equalTo(false));
    assertThat(parkedCount(id)).isZero();
  }

  @Test
  void aSpaceRunsOnlySoManyJobs() {
    refused(destination(), 50);
    for (int i = 0; i < 4; i++) {
      order("{\"rate_per_second\":1}").statusCode(202);
    }

    order("{}")
        .statusCode(409)
        .body("status", equalTo("conflict"))
        .body("error", startsWith("a space has at most 4 running replays"));

    List<String> jobs = listed().extract().path("jobs.job_id");
    assertThat(jobs).hasSize(4);
    jobs.forEach(job -> given(operator()).delete(JOB, space, job).then().statusCode(200));
    order("{}").statusCode(202);
  }

  @Test
  void nothingIsSeenFromAnotherSpace() {
    String destination = destination();
    refused(destination, 3);
    String job = order("{\"rate_per_second\":1}").extract().path("job_id");

    given(operator()).get(JOB, "another", job).then().statusCode(404);
    given(operator()).delete(JOB, "another", job).then().statusCode(404);
    given(operator()).get(JOBS, "another").then().body("jobs", empty());
    orderIn("another", "{\"destination_id\":\"" + destination + "\"}")
        .statusCode(404)
        .body("error", equalTo("there is no such destination in this space"));
    String elsewhere = orderIn("another", "{}").statusCode(202).extract().path("job_id");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given(operator())
                    .get(JOB, "another", elsewhere)
                    .then()
                    .body("state", equalTo("done"))
                    .body("matched", equalTo(0)));
    awaitState(job, "done").body("replayed", equalTo(3));
  }

  @Test
  void anUnknownJobIsNotFound() {
    String nobody = "rpl_" + "0".repeat(32);
    given(operator()).get(JOB, space, nobody).then().statusCode(404);
    given(operator()).delete(JOB, space, nobody).then().statusCode(404);
    given(operator())
        .get(JOB, space, "not-a-job")
        .then()
        .statusCode(404)
        .body("error", equalTo("there is no such replay in this space"));
    given().get(JOBS, space).then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"status":"lost"}          | status: must be
          {"status":1}               | status must be a string
          {"destination_id":"A"}     | destination_id: a destination id is
          {"canonical":"purchase"}   | canonical: must be one of
          {"from":"yesterday"}       | from: must be an instant
          {"to":true}                | to must be a string
          {"to_disabled":"yes"}      | to_disabled must be true or false
          {"rate_per_second":0}      | rate_per_second must be 1 to 10000
          {"rate_per_second":10001}  | rate_per_second must be 1 to 10000
          {"rate_per_second":"many"} | rate_per_second must be a whole number
          []                         | the body must be a JSON object
          {"status":                 | the body is not JSON
          """)
  void refusesNamingTheField(String body, String error) {
    order(body)
        .statusCode(400)
        .body("status", equalTo("invalid_request"))
        .body("error", startsWith(error));
  }

  /** Failed for good at the first attempt. */
  private List<Delivery> refused(String destination, int count) {
    List<Delivery> deliveries =
        IntStream.range(0, count).mapToObj(_ -> outcomes.delivery(destination)).toList();
    projection.apply(deliveries.stream().map(outcomes::refused).toList());
    return deliveries;
  }

  private void delete(String destination) {
    given(operator())
        .delete("/admin/spaces/{space}/destinations/{id}", space, destination)
        .then()
        .statusCode(204);
  }

  private ValidatableResponse replayWith(String id, String body) {
    return given(operator())
        .contentType(ContentType.JSON)
        .body(body)
        .post(ONE + "/replay", space, id)
        .then();
  }

  private ValidatableResponse order(String body) {
    return orderIn(space, body);
  }

  private static ValidatableResponse orderIn(String space, String body) {
    return given(operator()).contentType(ContentType.JSON).body(body).post(JOBS, space).then();
  }

  private ValidatableResponse listed() {
    return given(operator()).get(JOBS, space).then().statusCode(200);
  }

  private int replayed(String job) {
    return given(operator()).get(JOB, space, job).then().statusCode(200).extract().path("replayed");
  }

  private ValidatableResponse awaitState(String job, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> given(operator()).get(JOB, space, job).then().body("state", equalTo(state)));
    return given(operator()).get(JOB, space, job).then();
  }

  private List<String> arrivedIds() {
    return receiver.requests().stream().map(each -> each.field("event_id")).toList();
  }

  private int parkedCount(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM parked_delivery WHERE event_id = ?")) {
      count.setString(1, id);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
