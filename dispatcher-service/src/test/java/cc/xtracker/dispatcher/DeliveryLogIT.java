package cc.xtracker.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators can ask of the log. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class DeliveryLogIT extends Scene {
  @Test
  void findsDeliveriesByWhatIsAsked() {
    String one = destination();
    String two = destination();
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
    destination();
    IntStream.range(0, 7).forEach(i -> topics.accept(event(CanonicalEvent.CONTACT, "p" + i)));
    await().atMost(PATIENCE).until(() -> found("").size() == 7);

    ValidatableResponse first = list("?limit=4").body("deliveries", hasSize(4));
    String cursor = first.extract().path("next_cursor");
    List<String> paged = new ArrayList<>(ids(first));
    ValidatableResponse second = list("?limit=4&cursor=" + cursor);
    second.body("deliveries", hasSize(3)).body("next_cursor", nullValue());
    paged.addAll(ids(second));

    assertThat(paged).isEqualTo(found(""));
    List<String> created = list("").extract().path("deliveries.created_at");
    assertThat(created.stream().map(Instant::parse).toList())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void nothingIsSeenFromAnotherSpace() {
    String destination = destination();
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
}
