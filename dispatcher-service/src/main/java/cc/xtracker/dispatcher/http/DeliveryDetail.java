package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.LogEntry;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * One delivery with all that is known of it.
 *
 * @param body the exact text that is sent
 */
public record DeliveryDetail(
    @JsonUnwrapped DeliveryAnswer delivery, String body, List<AttemptAnswer> attemptLog) {

  static DeliveryDetail of(LogEntry entry) {
    return new DeliveryDetail(
        DeliveryAnswer.of(entry),
        entry.delivery().body(),
        entry.log().stream().map(AttemptAnswer::of).toList());
  }
}
