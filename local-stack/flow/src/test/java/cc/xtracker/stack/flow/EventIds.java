package cc.xtracker.stack.flow;

import cc.xtracker.stack.receiver.ReceivedRequest;
import cc.xtracker.stack.receiver.WebhookReceiver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.stream.Collectors;

/** What a receiver deduplicates on. */
final class EventIds {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventIds() {}

  static Set<String> acknowledgedBy(WebhookReceiver receiver) {
    return receiver.acknowledged().stream().map(EventIds::of).collect(Collectors.toSet());
  }

  static String of(ReceivedRequest request) {
    try {
      return JSON.readTree(request.body()).get("event_id").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError("a webhook body is JSON", e);
    }
  }
}
