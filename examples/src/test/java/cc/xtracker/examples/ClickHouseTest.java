package cc.xtracker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables that a team pastes have the columns of the schemas. */
class ClickHouseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TABLE =
      Pattern.compile(
          "CREATE TABLE \\w+ \\(([^;]*)\\) ENGINE = Kafka[^;]*kafka_topic_list = '([^']+)'[^;]*;");
  private static final Pattern COLUMN = Pattern.compile("\\s*(\\w+) ([\\w()]+)");

  @ParameterizedTest
  @EnumSource(names = {"EVENTS", "CLICKS"})
  void aQueueHasTheFieldsOfItsTopic(Topic topic) throws IOException {
    Map<String, String> promised = new LinkedHashMap<>();
    JsonNode schema = JSON.readTree(resource("/xtracker/topics/" + file(topic)));
    for (Map.Entry<String, JsonNode> field : schema.get("properties").properties()) {
      promised.put(field.getKey(), column(field.getValue(), required(schema, field.getKey())));
    }
    assertThat(columns(topic)).containsExactlyEntriesOf(promised);
  }

  @Test
  void thePageShowsIt() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "topics.md")))
        .contains(resource("/clickhouse.sql").strip());
  }

  private static Map<String, String> columns(Topic topic) throws IOException {
    Matcher table = TABLE.matcher(resource("/clickhouse.sql"));
    while (table.find()) {
      if (table.group(2).equals(topic.topicName())) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String line : table.group(1).split(",", -1)) {
          Matcher column = COLUMN.matcher(line.strip());
          assertThat(column.matches()).as(line).isTrue();
          columns.put(column.group(1), column.group(2));
        }
        return columns;
      }
    }
    throw new AssertionError("no table reads " + topic.topicName());
  }

  private static String column(JsonNode field, boolean required) {
    JsonNode type = field.get("type");
    String scalar =
        switch (type.isArray() ? type.get(0).asText() : type.asText()) {
          case "string" -> "String";
          case "integer" -> "Int64";
          case "boolean" -> "Bool";
          default -> throw new AssertionError(type);
        };
    return type.isArray() || !required ? "Nullable(" + scalar + ")" : scalar;
  }

  private static boolean required(JsonNode schema, String field) {
    return schema.get("required").valueStream().anyMatch(name -> name.asText().equals(field));
  }

  private static String file(Topic topic) {
    return topic.topicName().replace("xtracker.", "") + ".schema.json";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ClickHouseTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
