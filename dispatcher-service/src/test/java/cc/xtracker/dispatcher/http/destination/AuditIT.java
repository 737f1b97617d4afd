package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.call;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.operator;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.AuditRecord;
import cc.xtracker.model.wire.WireFormatException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whatever an operator does to destinations is on record, with nothing that is secret. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class AuditIT {
  private static final String ONE = "/admin/spaces/{space}/destinations/{id}";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String space = "audit_" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void everyCallThatMayChangeSomethingIsOnRecordInItsOrder() {
    String id = post(space, SMALLEST).statusCode(201).extract().path("destination_id");
    patch(space, id, "{\"headers\":{\"X-Secret\":\"very-s3cret\"},\"name\":\"Other\"}")
        .statusCode(200);
    call(space, id, "/disable").statusCode(200);
    call(space, id, "/test").statusCode(200);
    String job =
        given(operator())
            .post("/admin/spaces/{space}/deliveries/replay", space)
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");
    given(operator())
        .delete("/admin/spaces/{space}/deliveries/replay/{job}", space, job)
        .then()
        .statusCode(200);
    given(operator()).delete(ONE, space, id).then().statusCode(204);
    given(operator()).delete(ONE, space, id).then().statusCode(404);

    List<String> found = records(8);
    assertThat(found)
        .extracting(AuditIT::decoded)
        .extracting(
            AuditRecord::operation, AuditRecord::objectId, AuditRecord::fields, AuditRecord::status)
        .containsExactly(
            tuple(
                "POST /admin/spaces/{space}/destinations", id, List.of("kind", "name", "url"), 201),
            tuple("PATCH " + ONE, id, List.of("headers", "name"), 200),
            tuple("POST " + ONE + "/disable", id, List.of(), 200),
            tuple("POST " + ONE + "/test", id, List.of(), 200),
            tuple("POST /admin/spaces/{space}/deliveries/replay", job, List.of(), 202),
            tuple("DELETE /admin/spaces/{space}/deliveries/replay/{job}", job, List.of(), 200),
            tuple("DELETE " + ONE, id, List.of(), 204),
            tuple("DELETE " + ONE, id, List.of(), 404));
    assertThat(found).noneMatch(text -> text.contains("s3cret") || text.contains("whsec_"));
    assertThat(found).noneMatch(text -> text.contains(DestinationParts.ADMIN_TOKEN));
  }

  /** The values of the space's records, in their order, once there are so many. */
  private List<String> records(int count) {
    List<String> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topic.PARTITION_COUNT)
              .mapToObj(number -> new TopicPartition(Topic.AUDIT.topicName(), number))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(
                        each -> {
                          if (space.equals(each.key())) {
                            found.add(new String(each.value(), UTF_8));
                          }
                        });
                return found;
              },
              values -> values.size() >= count);
    }
  }

  private static AuditRecord decoded(String value) {
    try {
      return AuditRecord.decode(value.getBytes(UTF_8));
    } catch (WireFormatException broken) {
      throw new AssertionError(broken);
    }
  }
}
