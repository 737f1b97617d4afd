package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} lists the meters that running services have, and no others. */
class MetersFlowIT {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_0-9]+)` \\|");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_0-9]+)[ {]");

  /** The document leaves these endings to its reader, who finds the meter by its others. */
  private static final Pattern LEFT_OUT = Pattern.compile(".*_(max|count|sum)");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void everyMeterIsDocumentedAndEveryDocumentedMeterIsThere() throws Exception {
    LocalStack stack = FlowStack.whole();
    happen(Tenant.in(stack));
    Set<String> documented =
        ROW.matcher(Files.readString(Checkout.root().resolve("docs/metrics.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Set<String> exposed = exposed(stack);
              assertThat(ours(documented)).isEqualTo(ours(exposed));
              assertThat(exposed)
                  .contains("jvm_memory_used_bytes", "process_cpu_usage", "system_cpu_count");
            });
  }

  /** Some meters are there once there is something to count: a success, and what must wait. */
  private static void happen(Tenant tenant) throws IOException {
    WebhookReceiver gone = WebhookReceiver.start();
    gone.close();
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      for (WebhookReceiver each : new WebhookReceiver[] {receiver, gone}) {
        tenant.webhook(
            """
            {"kind":"webhook","name":"meters","url":"%s"}"""
                .formatted(each.url()));
      }
      tenant.bind("somebody", 7);
      tenant.event(
          0,
          """
          {"event":"contact","uid":"somebody","eid":"meters"}""");
      tenant.batch(
          0,
          """
          [{"event":"subscribed","uid":"somebody","eid":"meters"}]""");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(receiver.received()).isNotEmpty());
    }
  }

  private Set<String> exposed(LocalStack stack) throws IOException, InterruptedException {
    Set<String> meters = new TreeSet<>();
    for (ServiceKind kind : ServiceKind.values()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(stack.urls(kind).getFirst() + "/q/metrics")).build();
      String answer = http.send(request, BodyHandlers.ofString()).body();
      SAMPLE.matcher(answer).results().map(sample -> sample.group(1)).forEach(meters::add);
    }
    return meters;
  }

  private static Set<String> ours(Set<String> meters) {
    return meters.stream()
        .filter(meter -> meter.startsWith("xtracker_") && !LEFT_OUT.matcher(meter).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
