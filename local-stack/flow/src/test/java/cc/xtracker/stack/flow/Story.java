package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.process.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The README's story "By hand", word for word: every block is run in one bash, and prints what the
 * comment under it says ({@code …} stands for anything). Only starting and stopping the system is
 * left to the test.
 */
final class Story {
  /** How many of its events are delivered. */
  static final int DELIVERY_COUNT = 3;

  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  private Story() {}

  /**
   * @param shell knows the addresses and tokens of the system
   * @param change of a block before it is run
   */
  static void tell(Shell shell, UnaryOperator<String> change) throws IOException {
    for (String block : blocks()) {
      runs(shell, change.apply(block));
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

  private static List<String> blocks() throws IOException {
    String readme = Files.readString(Checkout.root().resolve("README.md"));
    String byHand =
        readme.substring(readme.indexOf("\n## By hand"), readme.indexOf("\n## Develop"));
    List<String> blocks =
        BLOCK.matcher(byHand).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(10);
    return blocks.stream().filter(block -> !block.contains("./xtracker")).toList();
  }
}
