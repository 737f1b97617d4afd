package cc.xtracker.dispatcher.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Judged by the library that the authors of the specification publish. */
class StandardWebhooksSignatureTest {
  private static final String BODY = "{\"event\":\"Покупка\"}";
  private static final String OLD =
      StandardWebhooksSignature.secret("o".repeat(32).getBytes(UTF_8));
  private static final String NEW =
      StandardWebhooksSignature.secret("n".repeat(32).getBytes(UTF_8));

  @Test
  void isTheSpecificationsExample() {
    assertThat(
            StandardWebhooksSignature.of(
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isAcceptedByAnIndependentVerifier() {
    assertThatCode(() -> verify(NEW, List.of(NEW))).doesNotThrowAnyException();
  }

  @Test
  void isAcceptedUnderEitherSecretDuringARotation() {
    assertThatCode(() -> verify(NEW, List.of(NEW, OLD))).doesNotThrowAnyException();
    assertThatCode(() -> verify(OLD, List.of(NEW, OLD))).doesNotThrowAnyException();
  }

  @Test
  void isRefusedUnderAnotherSecret() {
    assertThatThrownBy(() -> verify(OLD, List.of(NEW)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void isRefusedForAnotherBody() {
    assertThatThrownBy(() -> verify(NEW, List.of(NEW, OLD), Instant.now(), BODY + " "))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void isRefusedWhenItIsStale() {
    Instant stale = Instant.now().minusSeconds(600);
    assertThatThrownBy(() -> verify(NEW, List.of(NEW, OLD), stale, BODY))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static void verify(String known, List<String> signing) throws Exception {
    verify(known, signing, Instant.now(), BODY);
  }

  private static void verify(String known, List<String> signing, Instant at, String received)
      throws Exception {
    long seconds = at.getEpochSecond();
    String signature = StandardWebhooksSignature.of(signing, "id-1", seconds, BODY.getBytes(UTF_8));
    Map<String, List<String>> headers =
        Map.of(
            StandardWebhooksSignature.ID_HEADER, List.of("id-1"),
            StandardWebhooksSignature.TIMESTAMP_HEADER, List.of(Long.toString(seconds)),
            StandardWebhooksSignature.SIGNATURE_HEADER, List.of(signature));
    new Webhook(known).verify(received, HttpHeaders.of(headers, (_, _) -> true));
  }
}
