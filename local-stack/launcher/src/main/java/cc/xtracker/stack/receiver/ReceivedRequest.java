package cc.xtracker.stack.receiver;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived, and how it was answered.
 *
 * @param headers by lower-case name
 */
public record ReceivedRequest(
    Instant at,
    String method,
    String path,
    Map<String, List<String>> headers,
    String body,
    int answeredStatus) {

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  public boolean isAcknowledged() {
    return answeredStatus / 100 == 2;
  }
}
