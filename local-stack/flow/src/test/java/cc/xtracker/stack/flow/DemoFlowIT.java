package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.demo.Demo;
import cc.xtracker.stack.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code ./xtracker demo}: the first thing a person sees. */
class DemoFlowIT {
  @Test
  void tellsTheWholeStoryAndAllOfItIsTrue() {
    LocalStack stack = FlowStack.whole();
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Demo.run(stack, new PrintStream(shown, true, StandardCharsets.UTF_8));

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("\"canonical\" : \"deposit\"", "duplicate", "All of it was true.");
    assertThat(stack.isRunning()).as("left as it was found").isTrue();
  }
}
