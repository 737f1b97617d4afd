package cc.xtracker.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No release breaks a consumer of an earlier one. */
class CompatibilityTest {
  private static final Path RELEASED = Path.of("src", "test", "resources", "released");

  static List<Path> released() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      return files.filter(file -> file.toString().endsWith(".schema.json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void keepsWhatWasReleased(Path file) throws IOException {
    JsonNode before = Contract.JSON.readTree(file.toFile());
    assertThat(Arrays.stream(Topic.values()).map(Contract::schemaFile))
        .as("a topic that was released is kept")
        .contains(file.getFileName().toString());
    Topic topic =
        Arrays.stream(Topic.values())
            .filter(each -> each.topicName().equals(before.get("title").asText()))
            .findFirst()
            .orElseThrow();
    assertThat(Compatibility.breaks(before, Contract.schema(topic))).isEmpty();
  }

  @Test
  void everyTopicHasBeenReleased() throws IOException {
    assertThat(released().stream().map(file -> file.getFileName().toString()))
        .containsAll(Arrays.stream(Topic.values()).map(Contract::schemaFile).toList());
  }

  @Test
  void anOptionalFieldMayBeAdded() {
    assertThat(breaks(schema -> properties(schema).putObject("device").put("type", "string")))
        .isEmpty();
  }

  @Test
  void wordsMayChange() {
    assertThat(breaks(schema -> field(schema, "uid").put("description", "the id of the click")))
        .isEmpty();
  }

  @Test
  void aRemovedFieldIsCaught() {
    assertThat(breaks(schema -> properties(schema).remove("eid")))
        .containsExactly(
            "eid is removed: keep writing it, or start a new major topic xtracker.events.v2");
  }

  @Test
  void aReTypedFieldIsCaught() {
    assertThat(breaks(schema -> field(schema, "value").put("type", "number")))
        .containsExactly(
            "value type was [string, null] and is now [number]: leave it and add an optional field"
                + " beside it, or start a new major topic xtracker.events.v2");
  }

  @Test
  void aFieldThatMayNowBeNullIsCaught() {
    assertThat(
            breaks(schema -> field(schema, "currency").putArray("type").add("string").add("null")))
        .singleElement()
        .asString()
        .startsWith("currency type was [string] and is now [string, null]");
  }

  @Test
  void aNewlyRequiredFieldIsCaught() {
    assertThat(breaks(schema -> required(schema).add("value")))
        .containsExactly(
            "value is newly required, and the records that are there do not have it: make it"
                + " optional, or start a new major topic xtracker.events.v2");
  }

  @Test
  void aNewFieldThatIsRequiredIsCaught() {
    assertThat(
            breaks(
                schema -> {
                  properties(schema).putObject("device").put("type", "string");
                  required(schema).add("device");
                }))
        .singleElement()
        .asString()
        .startsWith("device is newly required");
  }

  @Test
  void aFieldThatMayNowBeMissingIsCaught() {
    assertThat(breaks(schema -> required(schema).remove(0)))
        .singleElement()
        .asString()
        .startsWith("inbox_id may now be missing: keep it required");
  }

  @Test
  void aRemovedValueOfASetIsCaught() {
    assertThat(breaks(schema -> ((ArrayNode) field(schema, "canonical").get("enum")).remove(0)))
        .singleElement()
        .asString()
        .startsWith("canonical contact is a value that is removed: keep it in the set");
  }

  @Test
  void aValueAddedToAClosedSetIsCaught() {
    assertThat(breaks(schema -> ((ArrayNode) field(schema, "canonical").get("enum")).add("refund")))
        .singleElement()
        .asString()
        .startsWith("canonical refund is a value added to a closed set")
        .contains("tell it in a new optional field");
  }

  @Test
  void aSetThatClosesIsCaught() {
    assertThat(breaks(schema -> field(schema, "currency").putArray("enum").add("USD")))
        .singleElement()
        .asString()
        .startsWith("currency enum opens or closes a set of values");
  }

  @Test
  void aSchemaThatClosesIsCaught() {
    assertThat(breaks(schema -> schema.put("additionalProperties", false)))
        .containsExactly(
            "additionalProperties is closed, and the next field would be refused: leave it true, or"
                + " start a new major topic xtracker.events.v2");
  }

  @Test
  void anotherRuleForAFieldIsCaught() {
    assertThat(breaks(schema -> field(schema, "currency").put("pattern", "^[A-Z]{3}$")))
        .singleElement()
        .asString()
        .startsWith("currency pattern is another rule than was released");
  }

  @Test
  void anotherRuleForTheWholeIsCaught() {
    assertThat(breaks(schema -> schema.remove("then")))
        .singleElement()
        .asString()
        .startsWith("then is another rule than was released");
  }

  private static List<String> breaks(Consumer<ObjectNode> change) {
    JsonNode released = Contract.schema(Topic.EVENTS);
    ObjectNode current = released.deepCopy();
    change.accept(current);
    return Compatibility.breaks(released, current);
  }

  private static ObjectNode properties(ObjectNode schema) {
    return (ObjectNode) schema.get("properties");
  }

  private static ObjectNode field(ObjectNode schema, String name) {
    return (ObjectNode) schema.get("properties").get(name);
  }

  private static ArrayNode required(ObjectNode schema) {
    return (ArrayNode) schema.get("required");
  }
}
