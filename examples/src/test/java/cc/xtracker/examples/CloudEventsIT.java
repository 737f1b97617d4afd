package cc.xtracker.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.topic.TraceParent;
import cc.xtracker.model.wire.AuditRecord;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import cc.xtracker.model.wire.DeliveryCodec;
import cc.xtracker.model.wire.ErasureCodec;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.model.wire.RejectedRecord;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The CloudEvents SDK reads every record, from a real broker, as what it is. */
class CloudEventsIT {
  private static final String UID = "жанна 1";
  private static final TraceParent TRACE =
      new TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

  private final People people = People.ofNewSpace();
  private final Event event = people.event(UID, CanonicalEvent.CONTACT, "e", null);

  @ParameterizedTest
  @EnumSource(Topic.class)
  void everyRecordIsACloudEvent(Topic topic) {
    TopicRecord sent = of(topic);
    ConsumerRecord<String, CloudEvent> read;
    try (RealTopics topics = new RealTopics()) {
      read = RealTopics.at(topics.put(sent), new CloudEventDeserializer());
    }

    CloudEvent found = read.value();
    assertThat(read.key()).isEqualTo(sent.key().value());
    assertThat(found.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(found.getId()).isEqualTo(sent.headers().get("ce_id"));
    assertThat(found.getType()).isEqualTo(sent.headers().get("ce_type"));
    assertThat(found.getSource()).hasToString(sent.headers().get("ce_source"));
    assertThat(found.getSubject())
        .isEqualTo(topic == Topic.REJECTED || topic == Topic.AUDIT ? null : UID);
    assertThat(found.getTime()).isEqualTo(sent.headers().get("ce_time"));
    assertThat(found.getDataContentType()).isEqualTo("application/json");
    assertThat(found.getData().toBytes()).isEqualTo(sent.value());
    if (topic == Topic.EVENTS || topic == Topic.DELIVERIES) {
      assertThat(read.headers().lastHeader("traceparent").value())
          .asString(UTF_8)
          .isEqualTo(TRACE.value());
    }
  }

  private TopicRecord of(Topic topic) {
    return switch (topic) {
      case EVENTS -> EventCodec.record(event).tracedBy(TRACE.value());
      case CLICKS -> ClickCodec.record(people.click(UID, "promo", "spring"));
      case BINDINGS -> BindingCodec.record(people.binding(UID, 555_123));
      case ERASURES ->
          ErasureCodec.record(new Erasure(event.space(), new Uid(UID), 1_765_432_160_000L));
      case DELIVERIES -> DeliveryCodec.record(sent());
      case REJECTED ->
          new RejectedRecord(Topic.EVENTS.topicName(), 3, 42, "uid is missing", 1_765_432_140_000L)
              .record();
      case AUDIT ->
          new AuditRecord(
                  "c0ffee00".repeat(4),
                  1_765_432_140_000L,
                  "token",
                  "admin",
                  "DELETE /admin/spaces/{space}",
                  event.space(),
                  event.space().value(),
                  List.of(),
                  null,
                  204)
              .record();
    };
  }

  private DeliveryOutcome sent() {
    DestinationId destination = new DestinationId("dst_1");
    return new DeliveryOutcome(
        new Delivery(
            EventId.of(event.inboxId(), destination),
            event.inboxId(),
            event.space(),
            destination,
            event.canonical(),
            "Contact",
            event.uid(),
            event.time().receivedAtMillis(),
            "{}",
            TRACE),
        new Attempt(1, 1_765_432_140_000L, 200, null, Latency.NONE, "ok"),
        DeliveryStatus.SENT,
        null,
        false);
  }
}
