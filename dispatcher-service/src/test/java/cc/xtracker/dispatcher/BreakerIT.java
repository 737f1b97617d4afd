package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cc.xtracker.dispatcher.Receiver.Reply;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A destination that fails as a whole. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class BreakerIT extends Scene {
  private static final int EVENTS = 300;

  /** The first probe comes after half a second or so, and every attempt is far from the last. */
  private static final String PATIENT =
      "\"retry\":{\"first_delay\":\"PT0.5S\",\"max_delay\":\"PT10M\",\"max_attempts\":3}";

  @Test
  void whatComesWhileItFailsIsKeptUntriedAndSentOnceItRecovers() {
    String destination = destination(PATIENT);
    receiver.always(Reply.status(503));
    List<Event> events = accept(EVENTS);
    await().atMost(PATIENCE).until(() -> breakers() == 1);
    awaitStatus(idOf(events.getLast(), destination), "pending").body("attempts", equalTo(0));
    int askedBefore = receiver.requests().size();
    List<Event> later = accept(50);
    awaitStatus(idOf(later.getLast(), destination), "pending").body("attempts", equalTo(0));
    assertThat(receiver.requests().size() - askedBefore)
        .as("requests while the breaker is open: probes only")
        .isLessThan(20);

    receiver.always(Reply.status(200));
    for (Event event : events) {
      awaitStatus(idOf(event, destination), "sent");
    }
    awaitStatus(idOf(later.getLast(), destination), "sent");
    await().atMost(PATIENCE).until(() -> breakers() == 0);
  }

  /** Three attempts are all it has, and many more probes than that fail. */
  @Test
  void aProbeCostsNoAttempt() {
    String destination = destination(PATIENT.replace("PT10M", "PT0.5S"));
    receiver.always(Reply.status(500));
    List<Event> events = accept(40);
    await().atMost(PATIENCE).until(() -> breakers() == 1);
    int asked = receiver.requests().size();
    await().atMost(PATIENCE).until(() -> receiver.requests().size() > asked + 3);
    list("?status=failed_permanently").body("deliveries.size()", equalTo(0));

    receiver.always(Reply.status(200));
    for (Event event : events) {
      awaitStatus(idOf(event, destination), "sent");
    }
  }

  @Test
  void aReceiverThatIsGoneIsDisabledWithItsReason() {
    String destination = destination(PATIENT);
    receiver.always(Reply.status(410));
    Event event = accept(1).getFirst();
    awaitStatus(idOf(event, destination), "failed_permanently")
        .body("last_status_code", equalTo(410));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given(operator())
                    .get("/admin/spaces/{space}/destinations/{id}", space, destination)
                    .then()
                    .body("enabled", equalTo(false))
                    .body("disabled_reason", containsString("410")));
  }

  @Test
  void aDestinationThatFailsShowsHowLongAlready() {
    String destination = destination(PATIENT);
    receiver.always(Reply.status(503));
    accept(30);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given(operator())
                    .get("/admin/spaces/{space}/destinations/{id}/health", space, destination)
                    .then()
                    .body("failing_since", not(equalTo(null)))
                    .body("next_probe_at", not(equalTo(null))));
  }

  private List<Event> accept(int count) {
    List<Event> events =
        IntStream.range(0, count)
            .mapToObj(n -> event(CanonicalEvent.CONTACT, "person-" + n))
            .toList();
    events.forEach(topics::accept);
    return events;
  }

  private static int breakers() {
    String metrics = given().get("/q/metrics").asString();
    return metrics
        .lines()
        .filter(line -> line.startsWith("xtracker_breakers_open "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }
}
