package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.call;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.get;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.smallestWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receiver that checks signatures as the authors of the specification do, and its secret. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class SigningIT {
  private TrialReceiver receiver;
  private String id;
  private String first;

  @BeforeEach
  void open() throws Exception {
    receiver = new TrialReceiver();
    ValidatableResponse created =
        post(
            "signing",
            smallestWith("{\"url\":\"" + receiver.answering(200) + "\",\"signing\":true}"));
    id = created.extract().path("destination_id");
    first = created.extract().path("signing_secret");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void bothSecretsSignDuringARotation() throws Exception {
    ValidatableResponse rotated = rotate("").statusCode(200);
    String second = rotated.extract().path("signing_secret");
    String until = rotated.extract().path("previous_valid_until");

    assertThat(second).startsWith("whsec_").isNotEqualTo(first);
    assertThat(Instant.parse(until))
        .isCloseTo(Instant.now().plus(24, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    get("signing", id)
        .body("signing_secret", nullValue())
        .body("previous_secret_valid_until", equalTo(until));
    assertThat(accepted(first)).isTrue();
    assertThat(accepted(second)).isTrue();
  }

  @Test
  void thePreviousSecretEndsByItself() throws Exception {
    String second = secretOf(rotate("{\"overlap\":\"PT1S\"}"));

    await().until(() -> !accepted(first));
    assertThat(accepted(second)).isTrue();
  }

  @Test
  void noOverlapEndsThePreviousSecretAtOnce() throws Exception {
    ValidatableResponse rotated = rotate("{\"overlap\":\"PT0S\"}");

    rotated.body("previous_valid_until", nullValue());
    get("signing", id).body("previous_secret_valid_until", nullValue());
    assertThat(accepted(first)).isFalse();
    assertThat(accepted(secretOf(rotated))).isTrue();
  }

  @Test
  void anotherRotationLeavesTwoSecrets() throws Exception {
    String second = secretOf(rotate(""));
    String third = secretOf(rotate(""));

    assertThat(accepted(first)).isFalse();
    assertThat(accepted(second)).isTrue();
    assertThat(accepted(third)).isTrue();
  }

  @Test
  void aChangeOfSomethingElseLeavesTheSecretsAlone() throws Exception {
    String until = rotate("").extract().path("previous_valid_until");
    patch("signing", id, "{\"name\":\"Other\"}")
        .body("previous_secret_valid_until", equalTo(until));
    assertThat(accepted(first)).isTrue();

    patch("signing", id, "{\"signing\":false}").body("previous_secret_valid_until", nullValue());
    patch("signing", id, "{\"signing\":true}").body("signing_secret", startsWith("whsec_"));
    assertThat(accepted(first)).isFalse();
  }

  @Test
  void thereIsNothingToRotateWithoutSigning() throws Exception {
    String unsigned = post("signing", SMALLEST).extract().path("destination_id");

    call("signing", unsigned, "/signing/rotate")
        .statusCode(409)
        .body("ok", equalTo(false))
        .body("status", equalTo("conflict"))
        .body("error", equalTo("the destination does not sign: set signing to true"));
    call("others", id, "/signing/rotate").statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"overlap":"a day"}  | overlap must be an ISO 8601 duration such as PT15S
          {"overlap":null}     | overlap must be an ISO 8601 duration such as PT15S
          {"overlap":"-PT1S"}  | overlap must be PT0S to PT168H
          {"overlap":"P8D"}    | overlap must be PT0S to PT168H
          []                   | the body must be a JSON object
          """)
  void refusesNamingTheField(String order, String error) throws Exception {
    rotate(order).statusCode(400).body("error", equalTo(error));
    assertThat(accepted(first)).isTrue();
  }

  private ValidatableResponse rotate(String order) {
    return order.isEmpty()
        ? call("signing", id, "/signing/rotate")
        : call("signing", id, "/signing/rotate", order);
  }

  private static String secretOf(ValidatableResponse rotated) {
    return rotated.statusCode(200).extract().path("signing_secret");
  }

  /** Whether somebody who knows only this secret takes what is sent now. */
  private boolean accepted(String secret) throws Exception {
    call("signing", id, "/test").body("verdict", equalTo("delivered"));
    TrialReceiver.Request sent = receiver.requests().getLast();
    try {
      new Webhook(secret).verify(sent.body(), sent.headers());
      return true;
    } catch (WebhookVerificationException refused) {
      return false;
    }
  }
}
