package cc.xtracker.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/topics.md} shows the schemas, the topics and the headers as they are. */
class TopicsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "topics.md");
  private static final Pattern HEADER = Pattern.compile("\\| `([a-z_-]+)` \\|.*");

  /** On failure, what was expected is what belongs into the document. */
  @ParameterizedTest
  @EnumSource(Topic.class)
  void showsTheSchemaAsATable(Topic topic) throws IOException {
    JsonNode schema = Contract.schema(topic);
    List<String> required = Contract.texts(schema.get("required"));
    List<String> table = new ArrayList<>(List.of("| field | type | meaning |", "|---|---|---|"));
    for (String field : Contract.fields(schema)) {
      JsonNode described = schema.get("properties").get(field);
      table.add(
          "| `%s` | %s%s | %s |"
              .formatted(
                  field,
                  type(described.get("type")),
                  required.contains(field) ? "" : ", optional",
                  described.get("description").asText()));
    }
    assertThat(table("## " + topic.topicName())).containsExactlyElementsOf(table);
  }

  @Test
  void showsHowEachTopicIsKept() throws IOException {
    List<String> rows = table("# Topics");
    for (Topic topic : Topic.values()) {
      assertThat(rows)
          .filteredOn(row -> row.startsWith("| `" + topic.topicName() + "` |"))
          .singleElement()
          .asString()
          .endsWith("| %d | %s |".formatted(Topic.PARTITION_COUNT, retention(topic)));
    }
    assertThat(rows).hasSize(Topic.values().length + 2);
  }

  @Test
  void showsTheHeadersThatThereAre() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (String row : table("## Headers")) {
      Matcher header = HEADER.matcher(row);
      if (header.matches()) {
        shown.add(header.group(1));
      }
    }
    assertThat(shown).isEqualTo(Contract.headers());
  }

  /** The lines of the first table below a heading. */
  private static List<String> table(String heading) throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    assertThat(lines).contains(heading);
    return lines.stream()
        .skip(lines.indexOf(heading) + 1L)
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static String type(JsonNode type) {
    return type.isArray() ? String.join(" or ", Contract.texts(type)) : type.asText();
  }

  private static String retention(Topic topic) {
    return switch (topic.settings().get("cleanup.policy")) {
      case "compact" -> "compacted";
      case "delete" ->
          Duration.ofMillis(Long.parseLong(topic.settings().get("retention.ms"))).toDays()
              + " days";
      default -> throw new AssertionError("the document has no words for it");
    };
  }
}
