package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.ONE;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.call;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.get;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.operator;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.smallestWith;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a destination works. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class DestinationTrialIT {
  private TrialReceiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = new TrialReceiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aTestGoesToTheReceiverAndChangesNothing() {
    String id = destination("tested", 200, "\"event_map\":{\"deposit\":\"Purchase\"}");

    String body =
        call("tested", id, "/test")
            .statusCode(200)
            .body("ok", equalTo(true))
            .body("verdict", equalTo("delivered"))
            .body("status_code", equalTo(200))
            .body("error", nullValue())
            .body("latency_ms", greaterThanOrEqualTo(0))
            .body("resolve_ms", greaterThanOrEqualTo(0))
            .body("connect_ms", greaterThanOrEqualTo(0))
            .body("wait_ms", greaterThanOrEqualTo(0))
            .body("read_ms", greaterThanOrEqualTo(0))
            .body("response_snippet", equalTo("taken"))
            .extract()
            .path("body");

    assertThat(receiver.requests()).hasSize(1);
    assertThat(body)
        .isEqualTo(receiver.requests().getFirst().body())
        .startsWith("{\"event\":\"Purchase\",\"canonical\":\"deposit\",\"event_id\":");
    health("tested", id).body("sent", equalTo(0));
    given(operator())
        .get("/admin/spaces/{space}/deliveries", "tested")
        .then()
        .body("deliveries", hasSize(0));
  }

  @ParameterizedTest
  @CsvSource({
    "204, delivered, ",
    "302, refused,   permanent_status",
    "410, gone,      gone",
    "422, refused,   permanent_status",
    "423, retry,     retryable_status",
    "503, retry,     retryable_status"
  })
  void aTestSaysWhatWouldFollow(int status, String verdict, String error) {
    String id = destination("judged", status, "\"retry\":{\"retry_statuses\":[423]}");

    call("judged", id, "/test")
        .statusCode(200)
        .body("ok", equalTo(verdict.equals("delivered")))
        .body("verdict", equalTo(verdict))
        .body("status_code", equalTo(status))
        .body("error", equalTo(error));
    get("judged", id).body("enabled", equalTo(true));
  }

  @Test
  void aTestSaysWhenNobodyAnswered() {
    String nobody = post("silent", SMALLEST).extract().path("destination_id");

    call("silent", nobody, "/test")
        .statusCode(200)
        .body("ok", equalTo(false))
        .body("verdict", equalTo("retry"))
        .body("status_code", nullValue())
        .body("error", equalTo("connect_failed"));
  }

  @Test
  void aTestReachesADisabledDestination() {
    String id = destination("off", 200, "\"enabled\":false");

    call("off", id, "/test").statusCode(200).body("verdict", equalTo("delivered"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/test", "/preview"})
  void triesTheEventThatIsAskedFor(String trial) {
    String id =
        destination("chosen", 200, "\"event_map\":{\"deposit\":\"Purchase\",\"contact\":\"Lead\"}");

    assertThat(canonical(call("chosen", id, trial))).isEqualTo("contact");
    assertThat(canonical(call("chosen", id, trial, "{\"event\":\"deposit\"}")))
        .isEqualTo("deposit");
    call("chosen", id, trial, "{\"event\":\"registration\"}")
        .statusCode(400)
        .body("error", equalTo("event_map must have a target for registration"));
    call("chosen", id, trial, "{\"event\":\"purchase\"}")
        .statusCode(400)
        .body("error", equalTo("event must be one of contact, subscribed, registration, deposit"));
    call("chosen", id, trial, "[]")
        .statusCode(400)
        .body("error", equalTo("the body must be a JSON object"));
    patch("chosen", id, "{\"event_map\":{}}").statusCode(200);
    call("chosen", id, trial).statusCode(400).body("error", equalTo("event_map sends no event"));
  }

  @Test
  void aPreviewShowsTheRequestAndSendsNothing() {
    String id =
        destination(
            "shown", 200, "\"method\":\"PUT\",\"headers\":{\"X-Key\":\"s3cret\"},\"signing\":true");
    String url = get("shown", id).extract().path("url");

    Map<String, String> headers =
        call("shown", id, "/preview", "{\"event\":\"deposit\"}")
            .statusCode(200)
            .body("method", equalTo("PUT"))
            .body("url", equalTo(url))
            .body("headers.user-agent", matchesPattern("XTRACKER/.+"))
            .body("headers.webhook-timestamp", matchesPattern("[0-9]{10}"))
            .body("body.canonical", equalTo("deposit"))
            .body("body.data.value", equalTo("25.00"))
            .body("signed", equalTo(true))
            .extract()
            .path("headers");

    assertThat(headers)
        .containsOnlyKeys(
            "host",
            "user-agent",
            "content-type",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "X-Key")
        .containsEntry("content-type", "application/json")
        .containsEntry("webhook-signature", "***")
        .containsEntry("X-Key", "***");
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void aPreviewIsWhatATestSends() {
    String id = destination("same", 200, "\"headers\":{\"X-Key\":\"s3cret\"},\"signing\":true");

    Map<String, String> shown = call("same", id, "/preview").extract().path("headers");
    call("same", id, "/test").statusCode(200);

    TrialReceiver.Request sent = receiver.requests().getFirst();
    assertThat(sent.headers().map().keySet())
        .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
        .containsAll(shown.keySet())
        .hasSize(shown.size() + 1); // content-length frames the message
    assertThat(sent.headers().firstValue("host")).contains(shown.get("host"));
    assertThat(sent.headers().firstValue("user-agent")).contains(shown.get("user-agent"));
  }

  @Test
  void healthCountsTheDeliveries() {
    String id = post("healthy", SMALLEST).extract().path("destination_id");
    health("healthy", id)
        .body("destination_id", equalTo(id))
        .body("enabled", equalTo(true))
        .body("pending", equalTo(0))
        .body("retrying", equalTo(0))
        .body("sent", equalTo(0))
        .body("failed_permanently", equalTo(0));
  }

  private String destination(String space, int status, String fields) {
    String url = receiver.answering(status);
    return post(space, smallestWith("{\"url\":\"" + url + "\"," + fields + "}"))
        .statusCode(201)
        .extract()
        .path("destination_id");
  }

  private static ValidatableResponse health(String space, String id) {
    return given(operator()).get(ONE + "/health", space, id).then().statusCode(200);
  }

  /** Of the body that a trial answers, which is a text or an object. */
  private static String canonical(ValidatableResponse trial) {
    return trial
        .statusCode(200)
        .extract()
        .asString()
        .replace("\\", "")
        .replaceAll(".*\"canonical\":\"([a-z]+)\".*", "$1");
  }
}
