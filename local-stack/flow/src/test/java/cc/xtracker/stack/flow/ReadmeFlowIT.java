package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The README's story "By hand" is true word for word: every block is run in one bash, and prints
 * what the comment under it says ({@code …} stands for anything). Only starting and stopping the
 * stack is left to the test.
 */
class ReadmeFlowIT {
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyCommandOfTheStoryDoesWhatItSays() throws Exception {
    FlowStack.whole();
    try (WebhookReceiver receiver = WebhookReceiver.start();
        Shell shell = new Shell(Checkout.root())) {
      shell.run("source " + FlowStack.DIRECTORY.resolve("stack.env"));
      for (String block : story()) {
        runs(shell, block.replace("http://127.0.0.1:9099/hook", receiver.url().toString()));
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(receiver.received()).hasSize(3));
    }
  }

  /**
   * Some blocks show what follows a moment later, so each may take a few tries; every call in them
   * is safe to repeat.
   */
  private static void runs(Shell shell, String block) {
    String commands =
        block.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    String expected =
        block
            .lines()
            .filter(line -> line.startsWith("# "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Shell.Printed printed = shell.run(commands);
              assertThat(printed.exitStatus()).as(commands + printed.text()).isZero();
              assertThat(printed.text()).as(commands).matches(pattern(expected));
            });
  }

  private static Pattern pattern(String expected) {
    String anything =
        Arrays.stream(expected.split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(anything, Pattern.DOTALL);
  }

  private static List<String> story() throws IOException {
    String readme = Files.readString(Checkout.root().resolve("README.md"));
    String byHand =
        readme.substring(readme.indexOf("\n## By hand"), readme.indexOf("\n## Develop"));
    List<String> blocks =
        BLOCK.matcher(byHand).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(10);
    return blocks.stream().filter(block -> !block.contains("./xtracker")).toList();
  }
}
