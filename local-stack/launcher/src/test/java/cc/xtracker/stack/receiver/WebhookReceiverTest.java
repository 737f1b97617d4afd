package cc.xtracker.stack.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
  @Test
  void remembersWhatItWasSent() throws IOException, InterruptedException {
    try (var receiver = WebhookReceiver.start()) {
      assertThat(send(receiver, "one")).isEqualTo(200);

      assertThat(receiver.received())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/webhook");
                assertThat(request.body()).isEqualTo("one");
                assertThat(request.header("X-Key")).contains("value");
                assertThat(request.isAcknowledged()).isTrue();
              });
    }
  }

  @Test
  void failsAsOftenAsItWasTold() throws IOException, InterruptedException {
    try (var receiver = WebhookReceiver.start()) {
      receiver.failNext(2, 503);

      assertThat(send(receiver, "one")).isEqualTo(503);
      assertThat(send(receiver, "two")).isEqualTo(503);
      assertThat(send(receiver, "three")).isEqualTo(200);

      assertThat(receiver.acknowledged())
          .extracting(ReceivedRequest::body)
          .containsExactly("three");
    }
  }

  private static int send(WebhookReceiver receiver, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(receiver.url())
            .header("X-Key", "value")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
