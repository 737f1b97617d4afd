package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.ONE;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.call;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.get;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.operator;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cc.xtracker.dispatcher.delivery.Disabling;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.model.id.DestinationId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The system takes a destination out of service, the operator brings it back. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class DisablingIT {
  private static final String GONE = "the receiver answered 410 Gone";

  @Inject Destinations destinations;
  @Inject Disabling disabling;
  @Inject DestinationDirectory directory;

  @Test
  void isSeenAtOnceWithItsReason() {
    String id = destination();
    destinations.disable(new DestinationId(id), GONE);

    assertThat(directory.find(new DestinationId(id)).orElseThrow().enabled()).isFalse();
    get("system", id).body("enabled", equalTo(false)).body("disabled_reason", equalTo(GONE));
    given(operator())
        .get(ONE + "/health", "system", id)
        .then()
        .body("disabled_reason", equalTo(GONE));
    patch("system", id, "{\"name\":\"Other\"}").body("disabled_reason", equalTo(GONE));
  }

  @Test
  void happensBesideTheLanes() {
    String id = destination();
    disabling.disable(new DestinationId(id), GONE);

    await().until(() -> !directory.find(new DestinationId(id)).orElseThrow().enabled());
    get("system", id).body("disabled_reason", equalTo(GONE));
  }

  @Test
  void endsWhenTheOperatorEnables() {
    String id = destination();
    destinations.disable(new DestinationId(id), GONE);

    call("system", id, "/enable")
        .body("enabled", equalTo(true))
        .body("disabled_reason", nullValue());
    assertThat(directory.find(new DestinationId(id)).orElseThrow().enabled()).isTrue();
  }

  @Test
  void leavesOneThatIsDisabledAsItIs() {
    String id = destination();
    call("system", id, "/disable").statusCode(200);
    String updatedAt = get("system", id).extract().path("updated_at");

    destinations.disable(new DestinationId(id), GONE);

    get("system", id)
        .body("disabled_reason", equalTo("disabled by the operator"))
        .body("updated_at", equalTo(updatedAt));
  }

  @Test
  void leavesOneThatIsDeletedDeleted() {
    String id = destination();
    given(operator()).delete(ONE, "system", id).then().statusCode(204);

    destinations.disable(new DestinationId(id), GONE);

    get("system", id).statusCode(404);
  }

  private static String destination() {
    return post("system", SMALLEST).extract().path("destination_id");
  }
}
