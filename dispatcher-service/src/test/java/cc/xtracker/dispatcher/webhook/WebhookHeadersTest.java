package cc.xtracker.dispatcher.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cc.xtracker.dispatcher.destination.SigningSecret;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookHeadersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final EventId ID = new EventId("a".repeat(64));
  private static final byte[] BODY = "{}".getBytes(UTF_8);
  private static final String OLD =
      StandardWebhooksSignature.secret("o".repeat(32).getBytes(UTF_8));
  private static final String NEW =
      StandardWebhooksSignature.secret("n".repeat(32).getBytes(UTF_8));

  @Test
  void sayWhoAsksForWhatAndCarryTheOperatorsOwn() {
    assertThat(at(NOW, webhook("https://example.com:8443/hook?token=t", List.of())))
        .containsExactly(
            entry("host", "example.com:8443"),
            entry("user-agent", "XTRACKER/1.2.3"),
            entry("content-type", "application/json"),
            entry("X-Key", "s3cret"));
  }

  @Test
  void nameAnIpv6HostInBrackets() {
    assertThat(at(NOW, webhook("http://[::1]:8080/", List.of())))
        .containsEntry("host", "[::1]:8080");
  }

  @Test
  void signWithBothSecretsDuringARotationAndThenWithTheNewest() {
    Webhook webhook =
        webhook(
            "https://example.com/",
            List.of(new SigningSecret(NEW, null), new SigningSecret(OLD, NOW)));

    assertThat(at(NOW.minusSeconds(1), webhook))
        .containsEntry("webhook-id", ID.value())
        .containsEntry("webhook-timestamp", "1795341599")
        .containsEntry("webhook-signature", signature(NOW.minusSeconds(1), NEW, OLD));
    assertThat(at(NOW, webhook)).containsEntry("webhook-signature", signature(NOW, NEW));
  }

  @Test
  void continueATraceUnlessTheOperatorHasOne() {
    TraceParent trace = new TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    WebhookHeaders headers = new WebhookHeaders("1.2.3", () -> NOW);
    Webhook own =
        new Webhook(
            URI.create("https://example.com/"),
            "POST",
            Map.of("TraceParent", "theirs"),
            List.of(),
            Duration.ofSeconds(5));

    assertThat(headers.trace(webhook("https://example.com/", List.of()), trace))
        .containsExactly(entry("traceparent", trace.value()));
    assertThat(headers.trace(webhook("https://example.com/", List.of()), null)).isEmpty();
    assertThat(headers.trace(own, trace)).isEmpty();
  }

  private static Map<String, String> at(Instant now, Webhook webhook) {
    return new WebhookHeaders("1.2.3", () -> now).of(webhook, ID, BODY);
  }

  private static String signature(Instant at, String... secrets) {
    return StandardWebhooksSignature.of(List.of(secrets), ID.value(), at.getEpochSecond(), BODY);
  }

  private static Webhook webhook(String url, List<SigningSecret> secrets) {
    return new Webhook(
        URI.create(url), "POST", Map.of("X-Key", "s3cret"), secrets, Duration.ofSeconds(5));
  }
}
