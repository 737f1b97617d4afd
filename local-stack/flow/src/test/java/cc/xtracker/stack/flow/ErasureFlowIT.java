package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.stack.flow.Tenant.Answer;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.receiver.WebhookReceiver;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever is erased is forgotten by all services, also by one that was not there to hear it. */
class ErasureFlowIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aPersonIsForgottenEverywhereAndTheirMoneyIsNot() throws Exception {
    LocalStack stack = FlowStack.whole();
    Tenant tenant = Tenant.in(stack);
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      DestinationId destination =
          tenant.webhook(
              """
              {"kind":"webhook","name":"erasure","url":"%s"}"""
                  .formatted(receiver.url()));
      tenant.click("{\"uid\":\"ann\",\"fbclid\":\"IwAR\"}");
      tenant.bind("ann", 555_123);
      deposit(tenant, "before");
      await().atMost(PATIENCE).until(() -> logged(tenant).size() == 1);
      assertThat(receiver.received().getFirst().body()).contains("555123", "IwAR");

      stack.kill("dispatcher");
      Answer erased =
          tenant.operator(
              ServiceKind.BINDING,
              "DELETE",
              "/admin/spaces/" + tenant.space() + "/people?tg_id=555123",
              "");
      stack.restart("dispatcher");

      assertThat(erased.body().at("/erased/0/uid").asText()).isEqualTo("ann");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                JsonNode delivery = logged(tenant).get(0);
                assertThat(delivery.get("uid").isNull()).isTrue();
                assertThat(delivery.get("status").asText()).isEqualTo("sent");
                assertThat(delivery.get("destination_id").asText()).isEqualTo(destination.value());
              });
      deposit(tenant, "after");
      assertThat(receiver.awaitReceived(2, PATIENCE)).isTrue();
      assertThat(receiver.received().getLast().body())
          .contains("\"uid\":\"ann\"", "\"tg_id\":null", "\"fbclid\":null");
    }
  }

  private static void deposit(Tenant tenant, String eid) throws IOException {
    Answer answer =
        tenant.event(
            0,
            """
            {"event":"deposit","uid":"ann","value":25,"eid":"%s"}"""
                .formatted(eid));
    assertThat(answer.is("queued")).isTrue();
  }

  private static JsonNode logged(Tenant tenant) {
    return tenant.deliveries("").body().path("deliveries");
  }
}
