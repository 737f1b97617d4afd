package cc.xtracker.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code docs/topics.md} tells of every field that is really written, and of no other, with its
 * type.
 */
class TopicsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "topics.md");
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ([^|]+?) \\|.*");

  @ParameterizedTest
  @EnumSource(Topic.class)
  void documentsEachFieldWithItsType(Topic topic) throws IOException {
    Map<String, String> documented = documented(topic);
    Map<String, Set<String>> written = written(topic);

    assertThat(documented.keySet()).containsExactlyElementsOf(written.keySet());
    written.forEach(
        (field, types) ->
            assertThat(types).as(field).allMatch(type -> documented.get(field).contains(type)));
  }

  private static Map<String, String> documented(Topic topic) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean inside = false;
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("## ")) {
        inside = line.equals("## " + topic.topicName());
      }
      Matcher row = ROW.matcher(line);
      if (inside && row.matches()) {
        fields.put(row.group(1), row.group(2));
      }
    }
    return fields;
  }

  /** In the order of the richest golden file, with the JSON types that occur. */
  private static Map<String, Set<String>> written(Topic topic) throws IOException {
    Path folder = GOLDEN.resolve(topic.topicName().replace("xtracker.", ""));
    try (Stream<Path> files = Files.list(folder)) {
      List<JsonNode> values =
          files.map(TopicsDocumentTest::parse).collect(Collectors.toCollection(ArrayList::new));
      values.sort((a, b) -> b.size() - a.size());
      Map<String, Set<String>> fields = new LinkedHashMap<>();
      values.forEach(
          value ->
              value
                  .properties()
                  .forEach(
                      field ->
                          fields
                              .computeIfAbsent(field.getKey(), any -> new LinkedHashSet<>())
                              .add(type(field.getValue()))));
      return fields;
    }
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> "integer";
      default -> "unknown";
    };
  }

  private static JsonNode parse(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
