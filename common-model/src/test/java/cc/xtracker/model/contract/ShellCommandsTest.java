package cc.xtracker.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of {@code docs/topics.md} name topics, headers and fields that there are. */
class ShellCommandsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "topics.md");
  private static final Pattern TOPIC = Pattern.compile("xtracker\\.[a-z]+\\.v[0-9]+");
  private static final Pattern HEADER = Pattern.compile("\\bce_[a-z]+");
  private static final Pattern PROGRAM = Pattern.compile("jq -r '([^']*)'");
  private static final Pattern FIELD = Pattern.compile("\\.([a-z][a-z_]*)");

  static List<String> commands() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("kcat ") || line.startsWith("kafka-console-consumer"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nameWhatThereIs(String command) {
    Topic topic =
        Arrays.stream(Topic.values())
            .filter(each -> each.topicName().equals(only(TOPIC, command)))
            .findFirst()
            .orElseThrow();
    assertThat(all(HEADER, command)).isSubsetOf(Contract.headers());
    List<String> fields = Contract.fields(Contract.schema(topic));
    PROGRAM
        .matcher(command)
        .results()
        .flatMap(program -> FIELD.matcher(program.group(1)).results())
        .forEach(field -> assertThat(fields).contains(field.group(1)));
  }

  private static String only(Pattern pattern, String command) {
    assertThat(all(pattern, command)).hasSize(1);
    return all(pattern, command).getFirst();
  }

  private static List<String> all(Pattern pattern, String command) {
    return pattern.matcher(command).results().map(MatchResult::group).toList();
  }
}
