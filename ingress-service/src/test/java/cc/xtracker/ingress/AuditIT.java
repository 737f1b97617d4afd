package cc.xtracker.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.AuditRecord;
import cc.xtracker.model.wire.WireFormatException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever an operator changes is on record, with nothing that is secret. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class AuditIT {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TestHTTPResource("/")
  URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject MeterRegistry meters;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
  }

  @Test
  void everyCallThatMayChangeSomethingIsOnRecordInItsOrder() {
    Reply rotated = tenant.operator("POST", "/keys/bearer/rotate", "{\"overlap\":\"PT1H\"}");
    tenant.operator("PATCH", "", "{\"rate_limit_per_second\":7}");
    tenant.operator("PATCH", "", "{\"rate_limit_per_second\":\"many\"}");
    tenant.operator("GET", "", "");
    tenant.operator("DELETE", "", "");

    List<ConsumerRecord<String, byte[]>> found = records(5);
    assertThat(found)
        .extracting(AuditIT::call)
        .extracting(
            AuditRecord::operation, AuditRecord::objectId, AuditRecord::fields, AuditRecord::status)
        .containsExactly(
            tuple("POST /admin/spaces", tenant.space(), List.of("name"), 201),
            tuple(
                "POST /admin/spaces/{space}/keys/{kind}/rotate", "bearer", List.of("overlap"), 200),
            tuple(
                "PATCH /admin/spaces/{space}",
                tenant.space(),
                List.of("rate_limit_per_second"),
                200),
            tuple(
                "PATCH /admin/spaces/{space}",
                tenant.space(),
                List.of("rate_limit_per_second"),
                400),
            tuple("DELETE /admin/spaces/{space}", tenant.space(), List.of(), 204));
    assertThat(found)
        .extracting(AuditIT::call)
        .allMatch(call -> call.actorKind().equals("token") && call.actor().equals("admin"));
    assertThat(found)
        .extracting(each -> new String(each.value(), UTF_8))
        .noneMatch(text -> text.contains(Parts.ADMIN))
        .noneMatch(text -> text.contains("xtb_") || text.contains("xti_"))
        .noneMatch(text -> text.contains(Tenant.json(rotated).get("secret").asText()));
  }

  @Test
  void aRecordNamesTheRequestAndItsTrace() {
    Map<String, String> headers =
        Map.of(
            "Authorization", "Bearer " + Parts.ADMIN, "traceparent", TRACE, "X-Request-Id", "r-1");
    tenant.http().send("DELETE", "/admin/spaces/" + tenant.space(), headers, new byte[0]);

    ConsumerRecord<String, byte[]> deleted = records(2).getLast();
    assertThat(call(deleted).requestId()).isEqualTo("r-1");
    assertThat(deleted.headers().lastHeader("traceparent").value())
        .asString(UTF_8)
        .isEqualTo(TRACE);
    assertThat(deleted.headers().lastHeader("ce_id").value())
        .asString(UTF_8)
        .isEqualTo(call(deleted).auditId());
  }

  @Test
  void whoMayNotEnterIsCountedAndHasNoRecord() {
    double before = refused();
    Map<String, String> wrong = Map.of("Authorization", "Bearer " + tenant.bearer());
    tenant.http().send("DELETE", "/admin/spaces/" + tenant.space(), wrong, new byte[0]);
    tenant.operator("DELETE", "", "");

    assertThat(refused()).isEqualTo(before + 1);
    assertThat(records(2))
        .extracting(AuditIT::call)
        .extracting(AuditRecord::status)
        .containsExactly(201, 204);
  }

  private double refused() {
    return meters.get("xtracker.operator.refused").tag("reason", "unauthorized").counter().count();
  }

  private List<ConsumerRecord<String, byte[]>> records(int count) {
    try (SpaceTopic topic = new SpaceTopic(kafka, Topic.AUDIT, tenant.space())) {
      return await()
          .atMost(Duration.ofSeconds(20))
          .until(topic::records, found -> found.size() >= count);
    }
  }

  private static AuditRecord call(ConsumerRecord<String, byte[]> found) {
    try {
      return AuditRecord.decode(found.value());
    } catch (WireFormatException broken) {
      throw new AssertionError(broken);
    }
  }
}
