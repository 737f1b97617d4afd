package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The README's story "By hand" is true on the local stack. */
class ReadmeFlowIT {
  @Test
  void everyCommandOfTheStoryDoesWhatItSays() throws Exception {
    FlowStack.whole();
    try (WebhookReceiver receiver = WebhookReceiver.start();
        Shell shell = new Shell(Checkout.root())) {
      shell.run("source " + FlowStack.DIRECTORY.resolve("stack.env"));
      Story.tell(
          shell, block -> block.replace("http://127.0.0.1:9099/hook", receiver.url().toString()));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(receiver.received()).hasSize(Story.DELIVERY_COUNT));
    }
  }
}
