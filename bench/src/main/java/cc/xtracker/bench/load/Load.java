package cc.xtracker.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What to drive at whom. A closed loop: each connection sends its next request when the last one is
 * answered, so the latencies are those of a system that is full, and say nothing about one that is
 * not.
 *
 * @param target the server; its path does not matter
 * @param next called once a request, on one thread
 */
public record Load(
    URI target,
    Map<String, String> headers,
    Supplier<Call> next,
    int connectionCount,
    Duration warmUp,
    Duration measured) {

  public Load {
    headers = Map.copyOf(headers);
  }
}
