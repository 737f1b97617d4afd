package cc.xtracker.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What to drive at whom, at one rate that does not wait for answers.
 *
 * @param target the server; its path does not matter
 * @param call by its intended moment in epoch milliseconds, called on one thread
 * @param connectionCount open at most; waiting for one counts as latency
 */
public record SteadyLoad(
    URI target,
    Map<String, String> headers,
    LongFunction<Call> call,
    int perSecond,
    int connectionCount,
    Duration duration) {

  public SteadyLoad {
    headers = Map.copyOf(headers);
  }
}
