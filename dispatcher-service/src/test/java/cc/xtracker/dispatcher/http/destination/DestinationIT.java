package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.IN;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.ONE;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.URL;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.get;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.operator;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.smallestWith;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DestinationParts.class)
class DestinationIT {
  @Inject DestinationDirectory directory;
  @Inject DestinationRegister register;
  @Inject DataSource database;

  @Test
  void beginsWithTheDocumentedDefaults() {
    post("defaults", SMALLEST)
        .statusCode(201)
        .body("destination_id", matchesPattern("dst_[0-9a-f]{24}"))
        .body("space_id", equalTo("defaults"))
        .body("kind", equalTo("webhook"))
        .body("name", equalTo("Hook"))
        .body("url", equalTo(URL))
        .body("method", equalTo("POST"))
        .body("headers.size()", equalTo(0))
        .body("event_map.contact", equalTo("contact"))
        .body("event_map.subscribed", equalTo("subscribed"))
        .body("event_map.registration", equalTo("registration"))
        .body("event_map.deposit", equalTo("deposit"))
        .body("enabled", equalTo(true))
        .body("timeout", equalTo("PT15S"))
        .body("max_in_flight", equalTo(32))
        .body("rate_limit_per_second", nullValue())
        .body("retry.first_delay", equalTo("PT30S"))
        .body("retry.max_delay", equalTo("PT1H"))
        .body("retry.max_attempts", equalTo(12))
        .body("retry.max_age", equalTo("PT168H"))
        .body("retry.retry_statuses", hasSize(0))
        .body("signing", equalTo(false))
        .body("signing_secret", nullValue());
  }

  @Test
  void keepsEverythingThatIsGivenAndMasksSecrets() throws Exception {
    String id =
        post(
                "full",
                """
                {"kind":"webhook","name":"Полный","url":"http://127.0.0.1:9/full","method":"PUT",
                 "headers":{"X-Key":"s3cret-header"},"event_map":{"deposit":"Purchase"},
                 "enabled":false,"timeout":"PT5S","max_in_flight":4,"rate_limit_per_second":10,
                 "retry":{"first_delay":"PT1S","max_delay":"PT10M","max_attempts":3,
                  "max_age":"P1D","retry_statuses":[423,404]},
                 "signing":true,"unknown":{"ignored":true}}
                """)
            .statusCode(201)
            .body("signing_secret", startsWith("whsec_"))
            .extract()
            .path("destination_id");

    get("full", id)
        .statusCode(200)
        .body("name", equalTo("Полный"))
        .body("method", equalTo("PUT"))
        .body("headers.X-Key", equalTo("***"))
        .body("event_map.size()", equalTo(1))
        .body("event_map.deposit", equalTo("Purchase"))
        .body("enabled", equalTo(false))
        .body("disabled_reason", equalTo("disabled by the operator"))
        .body("timeout", equalTo("PT5S"))
        .body("max_in_flight", equalTo(4))
        .body("rate_limit_per_second", equalTo(10))
        .body("retry.first_delay", equalTo("PT1S"))
        .body("retry.max_delay", equalTo("PT10M"))
        .body("retry.max_attempts", equalTo(3))
        .body("retry.max_age", equalTo("PT24H"))
        .body("retry.retry_statuses", equalTo(List.of(404, 423)))
        .body("signing", equalTo(true))
        .body("signing_secret", nullValue());
    Destination destination = directory.find(new DestinationId(id)).orElseThrow();
    assertThat(destination.webhook().headers()).containsEntry("X-Key", "s3cret-header");
    assertThat(rowOf(id))
        .doesNotContain("s3cret-header")
        .doesNotContain(destination.webhook().signingSecrets().getFirst().text());
  }

  @Test
  void changesOnlyWhatIsGiven() {
    String id =
        post("patched", smallestWith("{\"headers\":{\"X-A\":\"one\",\"X-B\":\"two\"}}"))
            .extract()
            .path("destination_id");

    patch("patched", id, "{\"name\":\"Renamed\",\"retry\":{\"max_attempts\":2}}")
        .statusCode(200)
        .body("name", equalTo("Renamed"))
        .body("url", equalTo(URL))
        .body("retry.max_attempts", equalTo(2))
        .body("retry.first_delay", equalTo("PT30S"))
        .body("headers.size()", equalTo(2));
    patch("patched", id, "{\"retry\":{\"retry_statuses\":[404]}}")
        .body("retry.retry_statuses", equalTo(List.of(404)))
        .body("retry.max_attempts", equalTo(2));
    patch("patched", id, "{\"retry\":{\"max_age\":\"PT1H\"}}")
        .body("retry.max_age", equalTo("PT1H"))
        .body("retry.retry_statuses", equalTo(List.of(404)));

    patch("patched", id, "{\"headers\":{\"x-a\":\"***\",\"X-C\":\"three\"}}")
        .statusCode(200)
        .body("headers.size()", equalTo(2));

    assertThat(directory.find(new DestinationId(id)).orElseThrow().webhook().headers())
        .containsOnly(entry("x-a", "one"), entry("X-C", "three"));
  }

  @Test
  void showsASigningSecretOnceWhenSigningBegins() {
    String id = post("signed", SMALLEST).extract().path("destination_id");

    patch("signed", id, "{\"signing\":true}").body("signing_secret", startsWith("whsec_"));
    patch("signed", id, "{\"name\":\"Other\"}").body("signing_secret", nullValue());
    patch("signed", id, "{\"signing\":false}").body("signing", equalTo(false));

    assertThat(directory.find(new DestinationId(id)).orElseThrow().webhook().signingSecrets())
        .isEmpty();
  }

  @Test
  void aLimitCanBeTakenAway() {
    String id =
        post("limited", smallestWith("{\"rate_limit_per_second\":5}"))
            .extract()
            .path("destination_id");

    patch("limited", id, "{\"rate_limit_per_second\":null}")
        .body("rate_limit_per_second", nullValue());
  }

  @Test
  void enablesAndDisables() {
    String id = post("switched", SMALLEST).extract().path("destination_id");

    given(operator()).post(ONE + "/disable", "switched", id).then().statusCode(200);
    assertThat(directory.find(new DestinationId(id)).orElseThrow().enabled()).isFalse();
    given(operator())
        .post(ONE + "/enable", "switched", id)
        .then()
        .statusCode(200)
        .body("enabled", equalTo(true))
        .body("disabled_reason", nullValue());
  }

  @Test
  void listsTheOldestFirst() {
    given(operator()).get(IN, "listed").then().statusCode(200).body("destinations", hasSize(0));
    String first = post("listed", SMALLEST).extract().path("destination_id");
    String second = post("listed", SMALLEST).extract().path("destination_id");

    given(operator())
        .get(IN, "listed")
        .then()
        .body("destinations.destination_id", equalTo(List.of(first, second)));
  }

  @Test
  void forgetsADeletedOneAndItsSecrets() throws Exception {
    String id =
        post("deleted", smallestWith("{\"headers\":{\"X-Key\":\"s3cret\"},\"signing\":true}"))
            .extract()
            .path("destination_id");

    given(operator()).delete(ONE, "deleted", id).then().statusCode(204);

    get("deleted", id).statusCode(404).body("status", equalTo("not_found"));
    given(operator()).delete(ONE, "deleted", id).then().statusCode(404);
    assertThat(directory.find(new DestinationId(id))).isEmpty();
    assertThat(rowOf(id)).contains("headers=null", "signing_secrets=null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/enable", "/disable", "/test", "/preview", "/signing/rotate"})
  void isNotFoundFromAnotherSpace(String call) {
    String id = post("mine", SMALLEST).extract().path("destination_id");
    RequestSpecification asked = given(operator());

    (call.isEmpty() ? asked.get(ONE, "yours", id) : asked.post(ONE + call, "yours", id))
        .then()
        .statusCode(404)
        .body("ok", equalTo(false))
        .body("error", equalTo("there is no such destination in this space"));
  }

  @Test
  void seesWhatAnotherReplicaChanged() {
    String id = post("replicated", SMALLEST).extract().path("destination_id");
    DestinationId known = new DestinationId(id);

    register.delete(new SpaceId("replicated"), known, Instant.parse("2026-11-22T10:00:00Z"));

    await().until(() -> directory.find(known).isEmpty());
    assertThat(directory.of(new SpaceId("replicated"))).isEmpty();
  }

  @Test
  void isReadyOnceTheDestinationsAreLoaded() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'destinations' }.status", equalTo("UP"));
  }

  /** Every column, bytes as the letters that they might be. */
  private String rowOf(String id) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT * FROM destination WHERE destination_id = '" + id + "'")) {
      assertThat(row.next()).isTrue();
      StringBuilder columns = new StringBuilder();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        Object value = row.getObject(i);
        String text =
            value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : String.valueOf(value);
        columns.append(row.getMetaData().getColumnName(i)).append('=').append(text).append('\n');
      }
      return columns.toString();
    }
  }
}
