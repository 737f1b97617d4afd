package cc.xtracker.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas say of every record what is true of it, and nothing that is not. */
class SchemasTest {
  private static final int INSTANCE_COUNT = 2_000;
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @ParameterizedTest
  @EnumSource(Topic.class)
  void holdWhateverACodecWrites(Topic topic) throws IOException {
    JsonSchema schema = Contract.validator(topic);
    Instances instances = new Instances(20_261_122);
    Set<String> written = new LinkedHashSet<>();
    for (int i = 0; i < INSTANCE_COUNT; i++) {
      JsonNode value = Contract.JSON.readTree(instances.of(topic).value());
      assertThat(schema.validate(value)).as("%s", value).isEmpty();
      value.fieldNames().forEachRemaining(written::add);
    }
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(Contract.fields(Contract.schema(topic)));
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void holdWhatWasEverReleased(Topic topic) throws IOException {
    List<Path> released;
    try (Stream<Path> files = Files.list(GOLDEN.resolve(Contract.shortName(topic)))) {
      released = files.toList();
    }
    assertThat(released)
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(
                        Contract.validator(topic).validate(Contract.JSON.readTree(file.toFile())))
                    .isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void areJsonSchemas(Topic topic) {
    JsonSchema rules =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012));
    JsonNode schema = Contract.schema(topic);
    assertThat(rules.validate(schema)).isEmpty();
    assertThat(schema.get("$schema").asText()).isEqualTo(SchemaId.V202012);
    assertThat(schema.get("title").asText()).isEqualTo(topic.topicName());
    assertThat(schema.get("properties").valueStream())
        .allMatch(field -> !field.path("description").asText().isBlank());
  }

  @ParameterizedTest(name = "{0} of {2} as {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "value;       25.0;             EVENTS",
        "value;       \"1e3\";          EVENTS",
        "canonical;   \"payment\";      EVENTS",
        "occurred_at_ms; \"2026-11-22\"; EVENTS",
        "inbox_id;    \"ABC\";          EVENTS",
        "country;     \"India\";        CLICKS",
        "tg_id;       \"555123\";       BINDINGS",
        "tg_id;       0;                BINDINGS",
        "erased_at_ms; \"now\";         ERASURES",
        "status;      \"pending\";      DELIVERIES",
        "next_attempt_reason; \"mood\"; DELIVERIES",
        "offset;      -1;               REJECTED",
        "reason;      null;             REJECTED",
        "fields;      [7];              AUDIT",
        "status;      99;               AUDIT"
      })
  void refuseWhatIsNotOfTheirKind(String field, String broken, Topic topic) throws IOException {
    ObjectNode value = (ObjectNode) Contract.JSON.readTree(new Instances(1).of(topic).value());
    value.set(field, Contract.JSON.readTree(broken));
    assertThat(Contract.validator(topic).validate(value))
        .anyMatch(message -> message.getInstanceLocation().toString().contains(field));
  }

  @Test
  void aDepositWithoutItsCurrencyIsNone() throws IOException {
    Path deposit = GOLDEN.resolve("events.v1/deposit.json");
    ObjectNode value = (ObjectNode) Contract.JSON.readTree(deposit.toFile());
    value.remove("currency");
    assertThat(Contract.validator(Topic.EVENTS).validate(value)).hasSize(1);
  }
}
