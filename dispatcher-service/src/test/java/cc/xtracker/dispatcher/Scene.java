package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

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
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A space of its own, its receiver, and a hand on what goes in and what is logged. */
abstract class Scene {
  static final String LIST = "/admin/spaces/{space}/deliveries";
  static final String ONE = LIST + "/{event_id}";
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Three attempts within a second or two. */
  static final String QUICK_RETRY =
      "\"retry\":{\"first_delay\":\"PT0.2S\",\"max_delay\":\"PT1S\",\"max_attempts\":3}";

  Neighbours neighbours;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  final String space = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  Receiver receiver;
  Topics topics;
  int eids;

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

  /** A webhook at the receiver, otherwise as the defaults make it. */
  String destination() {
    return destination("\"enabled\":true");
  }

  String destination(String fields) {
    String body =
        "{\"kind\":\"webhook\",\"name\":\"Hook\",\"url\":\"%s\",%s}"
            .formatted(receiver.url(), fields);
    return given(operator())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/admin/spaces/{space}/destinations", space)
        .then()
        .statusCode(201)
        .extract()
        .path("destination_id");
  }

  Event event(CanonicalEvent canonical, String uid) {
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
        EventTime.supplied(occurredAt, System.currentTimeMillis()));
  }

  static String idOf(Event event, String destination) {
    return EventId.of(event.inboxId(), new DestinationId(destination)).value();
  }

  List<String> arrived() {
    return receiver.requests().stream()
        .map(each -> each.field("uid") + " " + each.field("occurred_at_ms"))
        .toList();
  }

  ValidatableResponse awaitStatus(String id, String status) {
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

  ValidatableResponse replay(String id) {
    return given(operator()).post(ONE + "/replay", space, id).then();
  }

  ValidatableResponse list(String query) {
    return given(operator()).get(LIST + query, space).then();
  }

  List<String> found(String query) {
    return ids(list(query).statusCode(200));
  }

  static List<String> ids(ValidatableResponse page) {
    return page.extract().path("deliveries.event_id");
  }

  static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + DeliveryParts.ADMIN_TOKEN);
  }
}
