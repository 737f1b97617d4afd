package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.LogEntry;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery with all that is known of it.
 *
 * @param body the exact text that is sent; null when its person was erased
 */
public record DeliveryDetail(
    @JsonUnwrapped DeliveryAnswer delivery, @Nullable String body, List<AttemptAnswer> attemptLog) {

  static DeliveryDetail of(LogEntry entry) {
    return new DeliveryDetail(
        DeliveryAnswer.of(entry),
        entry.erasedAt() == null ? entry.delivery().body() : null,
        entry.log().stream().map(AttemptAnswer::of).toList());
  }
}
