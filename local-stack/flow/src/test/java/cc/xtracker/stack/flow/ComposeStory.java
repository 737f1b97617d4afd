package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.process.Checkout;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The README's story "By hand" is true on images, word for word. Only {@code ./xtracker test} runs
 * this, where a container engine answers (the Maven profile {@code engine}): hence the name.
 */
class ComposeStory {
  private Shell shell;

  @BeforeEach
  void upWithNewImages() throws IOException {
    shell = new Shell(Checkout.root());
    runs("docker compose up --build --detach --wait");
    runs("set -a; source compose/stack.env; set +a");
  }

  @AfterEach
  void forgetAll() throws IOException {
    shell.run("docker compose down --volumes");
    shell.close();
  }

  @Test
  void everyCommandOfTheStoryDoesWhatItSays() throws Exception {
    Story.tell(shell, UnaryOperator.identity());
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(runs("docker compose logs --no-log-prefix receiver").lines())
                    .filteredOn(line -> line.startsWith("POST /hook"))
                    .hasSize(Story.DELIVERY_COUNT));
  }

  private String runs(String command) throws IOException {
    Shell.Printed printed = shell.run(command);
    assertThat(printed.exitStatus()).as(command + "\n" + printed.text()).isZero();
    return printed.text();
  }
}
