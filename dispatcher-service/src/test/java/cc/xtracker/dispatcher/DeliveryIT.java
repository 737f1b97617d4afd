package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.dispatcher.Receiver.Reply;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service, from the events topic to the receiver and back into the log. */
@QuarkusTest
@QuarkusTestResource(value = DeliveryParts.class, restrictToAnnotatedClass = true)
class DeliveryIT {
  private static final String LIST = "/admin/spaces/{space}/deliveries";
  private static final String ONE = LIST + "/{event_id}";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  Neighbours neighbours;

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private final String space = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  private Receiver receiver;
  private Topics topics;
  private int eids;

  @BeforeEach
  void open() throws Exception {
    receiver = new Receiver();
    topics = new Topics(servers);
  }

  @AfterEach
  void close() {
    neighbours.bindingIsAway(false);
    receiver.close();
    topics.close();
  }

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

  @Test
  void rejectsWhatIsNoEventAndGoesOn() {
    String destination = destination("\"name\":\"after\"");
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
                            "\"partition\":%d,\"offset\":%d,"
                                .formatted(broken.partition(), broken.offset())))
                    .hasSize(1));
    await().atMost(PATIENCE).until(() -> topics.lag("xtracker-dispatcher") == 0);
  }

  @Test
  void waitsForBindingAndThenDeliversTheContext() {
    neighbours.know(space, "waiting", "fb", 9);
    String destination = destination("\"name\":\"waits\"");
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

  @Test
  void findsDeliveriesByWhatIsAsked() {
    String one = destination("\"name\":\"one\"");
    String two = destination("\"name\":\"two\"");
    Event event = event(CanonicalEvent.CONTACT, "asked");
    topics.accept(event);
    topics.accept(event(CanonicalEvent.CONTACT, "other"));
    await().atMost(PATIENCE).until(() -> found("").size() == 4);

    assertThat(found("?uid=asked")).containsExactlyInAnyOrder(idOf(event, one), idOf(event, two));
    assertThat(found("?uid=asked&destination_id=" + one)).containsExactly(idOf(event, one));
    assertThat(found("?event_id=" + idOf(event, two))).containsExactly(idOf(event, two));
    assertThat(found("?status=failed_permanently")).isEmpty();
    assertThat(found("?status=sent&from=2020-01-01T00:00:00Z")).hasSize(4);
    assertThat(found("?to=1600000000000")).isEmpty();
  }

  @Test
  void turnsPagesNewestFirst() {
    destination("\"name\":\"pages\"");
    IntStream.range(0, 7).forEach(i -> topics.accept(event(CanonicalEvent.CONTACT, "p" + i)));
    await().atMost(PATIENCE).until(() -> found("").size() == 7);

    ValidatableResponse first = list("?limit=4").body("deliveries", hasSize(4));
    String cursor = first.extract().path("next_cursor");
    List<String> paged = new java.util.ArrayList<>(ids(first));
    ValidatableResponse second = list("?limit=4&cursor=" + cursor);
    second.body("deliveries", hasSize(3)).body("next_cursor", nullValue());
    paged.addAll(ids(second));

    assertThat(paged).isEqualTo(found(""));
    List<String> created = list("").extract().path("deliveries.created_at");
    assertThat(created.stream().map(Instant::parse).toList())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void nothingIsSeenFromAnotherSpace() {
    String destination = destination("\"name\":\"mine\"");
    Event event = event(CanonicalEvent.CONTACT, "mine");
    topics.accept(event);
    String id = idOf(event, destination);
    awaitStatus(id, "sent");

    given(operator()).get(ONE, "another", id).then().statusCode(404);
    given(operator()).post(ONE + "/replay", "another", id).then().statusCode(404);
    given(operator()).get(LIST, "another").then().body("deliveries", hasSize(0));
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void anUnknownDeliveryIsNotFound() {
    String nobody = "0".repeat(64);
    given(operator()).get(ONE, space, nobody).then().statusCode(404).body("ok", equalTo(false));
    given(operator()).get(ONE, space, "not-an-id").then().statusCode(404);
    replay(nobody).statusCode(404).body("status", equalTo("not_found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=lost",
        "event_id=x",
        "destination_id=A",
        "from=yesterday",
        "to=2026-13-01T00:00:00Z",
        "limit=0",
        "limit=501",
        "limit=many",
        "cursor=x"
      })
  void aBadParameterIsNamed(String parameter) {
    String name = parameter.substring(0, parameter.indexOf('='));
    list("?" + parameter)
        .statusCode(400)
        .body("status", equalTo("invalid_request"))
        .body("error", containsString(name));
  }

  @Test
  void takesTheAdminTokenOnly() {
    given().get(LIST, space).then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + DeliveryParts.INTERNAL_TOKEN)
        .get(LIST, space)
        .then()
        .statusCode(401);
  }

  @Test
  void isReadyAndCountsWhatBecameOfThings() {
    String destination = destination("\"name\":\"counted\"");
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
        .body(containsString("xtracker_parked_oldest_seconds"));
  }

  private static final String QUICK_RETRY =
      "\"retry\":{\"first_delay\":\"PT0.2S\",\"max_delay\":\"PT1S\",\"max_attempts\":3}";

  private String destination(String fields) {
    String body =
        "{\"kind\":\"webhook\",\"name\":\"Hook\",\"url\":\"%s\",%s}"
            .formatted(receiver.url(), fields)
            .replace(
                "\"name\":\"Hook\",\"url\"",
                fields.contains("\"name\"") ? "\"url\"" : "\"name\":\"Hook\",\"url\"");
    return given(operator())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/admin/spaces/{space}/destinations", space)
        .then()
        .statusCode(201)
        .extract()
        .path("destination_id");
  }

  private Event event(CanonicalEvent canonical, String uid) {
    Deposit deposit =
        canonical == CanonicalEvent.DEPOSIT
            ? new Deposit(Amount.parse("25", CurrencyCode.USD), CurrencyCode.USD)
            : null;
    long occurredAt = 1765432100000L + eids;
    return Event.of(
        new SpaceId(space),
        canonical,
        new Uid(uid),
        new ExternalId("e" + eids++),
        deposit,
        EventTime.supplied(canonical == CanonicalEvent.DEPOSIT ? 1765432100000L : occurredAt, 1));
  }

  private static String idOf(Event event, String destination) {
    return EventId.of(event.inboxId(), new DestinationId(destination)).value();
  }

  private List<String> arrived() {
    return receiver.requests().stream()
        .map(each -> each.field("uid") + " " + each.field("occurred_at_ms"))
        .toList();
  }

  private ValidatableResponse awaitStatus(String id, String status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given(operator())
                    .get(ONE, space, id)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo(status)));
    return given(operator()).get(ONE, space, id).then();
  }

  private ValidatableResponse replay(String id) {
    return given(operator()).post(ONE + "/replay", space, id).then();
  }

  private ValidatableResponse list(String query) {
    return given(operator()).get(LIST + query, space).then();
  }

  private List<String> found(String query) {
    return ids(list(query).statusCode(200));
  }

  private static List<String> ids(ValidatableResponse page) {
    return page.extract().path("deliveries.event_id");
  }

  private static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + DeliveryParts.ADMIN_TOKEN);
  }

  private void insertLeased(String id, String destination, Instant leaseUntil) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO parked_delivery (event_id, space_id, destination_id, inbox_id,
                  canonical, target, uid, body, attempts, attempts_before_run, due_at,
                  lease_owner, lease_until)
                VALUES (?, ?, ?, repeat('1', 32), 'contact', 'contact', 'left', '{"left":"behind"}',
                  2, 0, now() - interval '1 minute', 'a dead replica', ?::timestamptz)
                """)) {
      insert.setString(1, id);
      insert.setString(2, space);
      insert.setString(3, destination);
      insert.setString(4, leaseUntil.toString());
      insert.executeUpdate();
    }
  }
}
