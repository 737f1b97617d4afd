package cc.xtracker.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.stack.spans.ExportedSpan;
import cc.xtracker.stack.spans.SpanCollector;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Switched on, the way of an event from its request to Kafka is spans of one trace. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@QuarkusTestResource(value = Collected.class, restrictToAnnotatedClass = true)
class SpansIT {
  private static final String TRACE_ID = "6ca92f3577b34da6a3ce929d0e0e4736";
  private static final String CLIENT = "00f067aa0ba902b7";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TestHTTPResource("/")
  URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  SpanCollector collector;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
  }

  @Test
  void theRequestAndThePublicationAreSpansOfTheClientsTrace() {
    Map<String, String> headers =
        Map.of(
            "Authorization", "Bearer " + tenant.bearer(),
            "Content-Type", "application/json",
            "traceparent", "00-" + TRACE_ID + "-" + CLIENT + "-01");
    tenant.http().send("POST", "/events", headers, Tenant.bytes("{\"event\":\"contact\"}"));

    List<ExportedSpan> spans =
        await().atMost(PATIENCE).until(() -> collector.of(TRACE_ID), found -> found.size() >= 2);
    ExportedSpan request = named(spans, "POST /events");
    ExportedSpan published = named(spans, "publish xtracker.events.v1");
    assertThat(request.parentId()).isEqualTo(CLIENT);
    assertThat(published.parentId()).isEqualTo(request.spanId());
    assertThat(traceOf(record())).isEqualTo("00-" + TRACE_ID + "-" + published.spanId() + "-01");
  }

  @Test
  void aTraceBeginsHereWhereTheClientSentNone() {
    tenant.get("/e?event=contact");

    String trace = traceOf(record());
    List<ExportedSpan> spans =
        await()
            .atMost(PATIENCE)
            .until(() -> collector.of(trace.split("-", -1)[1]), found -> found.size() >= 2);
    assertThat(named(spans, "GET /e").parentId()).isEmpty();
  }

  private ConsumerRecord<String, byte[]> record() {
    try (SpaceTopic topic = new SpaceTopic(kafka, Topic.EVENTS, tenant.space())) {
      return await().atMost(PATIENCE).until(topic::records, found -> !found.isEmpty()).getFirst();
    }
  }

  private static String traceOf(ConsumerRecord<String, byte[]> found) {
    return new String(found.headers().lastHeader("traceparent").value(), UTF_8);
  }

  private static ExportedSpan named(List<ExportedSpan> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }
}
