package cc.xtracker.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document tells of the topics what {@link Topic} makes of them. */
class AsyncApiTest {
  private static final int INSTANCE_COUNT = 100;
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void hasAChannelAndAnOperationForEachTopicAndNoOther() {
    JsonNode document = Contract.asyncApi();
    assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(document.get("channels").valueStream().map(each -> each.get("address").asText()))
        .containsExactlyElementsOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    assertThat(
            document
                .get("operations")
                .valueStream()
                .peek(each -> assertThat(each.get("action").asText()).isEqualTo("send"))
                .map(each -> Contract.resolved(each.get("channel")).get("address").asText()))
        .containsExactlyElementsOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void tellsHowTheTopicIsCreated(Topic topic) {
    JsonNode kafka = Contract.channel(topic).at("/bindings/kafka");
    Map<String, String> settings = new HashMap<>();
    kafka
        .get("topicConfiguration")
        .properties()
        .forEach(each -> settings.put(each.getKey(), setting(each.getValue())));

    assertThat(kafka.get("topic").asText()).isEqualTo(topic.topicName());
    assertThat(kafka.get("partitions").asInt()).isEqualTo(Topic.PARTITION_COUNT);
    assertThat(settings).isEqualTo(topic.settings());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void promisesOrderAndTellsOfDuplicates(Topic topic) {
    assertThat(Contract.channel(topic).get("description").asText())
        .contains("Order: ", "Duplicates: ");
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void namesTheSchemaOfTheValue(Topic topic) {
    JsonNode payload = Contract.message(topic).get("payload");
    assertThat(payload.at("/schema/$ref").asText()).isEqualTo("./" + Contract.schemaFile(topic));
    assertThat(payload.get("schemaFormat").asText()).contains("2020-12");
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void describesTheHeadersAndTheKeyOfEveryRecord(Topic topic) {
    JsonNode headers = Contract.message(topic).get("headers");
    JsonNode key = Contract.message(topic).at("/bindings/kafka/key");
    Instances instances = new Instances(7);
    for (int i = 0; i < INSTANCE_COUNT; i++) {
      TopicRecord record = instances.of(topic);
      record
          .headers()
          .forEach((name, value) -> assertMatches(headers.at("/properties/" + name), value));
      assertThat(record.headers()).containsKeys(required(headers));
      assertMatches(key, record.key().value());
    }
  }

  @Test
  void describesTheTraceOfARequest() {
    for (Topic topic : new Topic[] {Topic.EVENTS, Topic.DELIVERIES}) {
      Map<String, String> traced = new Instances(7).of(topic).tracedBy(TRACE).headers();
      assertMatches(
          Contract.message(topic).at("/headers/properties/traceparent"),
          traced.get(CloudEventHeaders.TRACEPARENT));
    }
  }

  /** As Kafka itself writes it. */
  private static String setting(JsonNode value) {
    return value.isArray() ? String.join(",", Contract.texts(value)) : value.asText();
  }

  private static String[] required(JsonNode headers) {
    return Contract.texts(headers.get("required")).toArray(String[]::new);
  }

  private static void assertMatches(JsonNode described, String value) {
    JsonNode schema = Contract.resolved(described);
    assertThat(schema.isMissingNode()).as("described").isFalse();
    assertThat(Contract.validator(schema).validate(JsonNodeFactory.instance.textNode(value)))
        .isEmpty();
  }
}
