package cc.xtracker.stack.flow;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** How the ingress replicas get their events to Kafka, as their metrics say. */
enum OutboxMode {
  /** From memory, as they are accepted. */
  DIRECT,
  /** From the table, in order, by one sweeper: Kafka did not take them in time. */
  BACKLOG;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Returns when every replica is in this mode. */
  void await(LocalStack stack) {
    Awaitility.await(this + " at every replica")
        .atMost(PATIENCE)
        .until(() -> stack.urls(ServiceKind.INGRESS).stream().allMatch(this::isThatOf));
  }

  private boolean isThatOf(String replica) {
    String mode = "mode=\"" + name().toLowerCase(Locale.ROOT) + "\"";
    Pattern line = Pattern.compile("xtracker_outbox_mode\\{[^}]*" + mode + "[^}]*} 1\\.0");
    try (InputStream metrics = URI.create(replica + "/q/metrics").toURL().openStream()) {
      return line.matcher(new String(metrics.readAllBytes(), StandardCharsets.UTF_8)).find();
    } catch (IOException away) {
      return false;
    }
  }
}
