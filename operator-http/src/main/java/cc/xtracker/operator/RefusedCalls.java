package cc.xtracker.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Counts who was turned away from the operator surface; from the start, so that none is seen. */
@Singleton
@Startup
final class RefusedCalls {
  private final Counter unauthorized;
  private final Counter forbidden;

  RefusedCalls(MeterRegistry meters) {
    unauthorized = counter(meters, "unauthorized");
    forbidden = counter(meters, "forbidden");
  }

  void unauthorized() {
    unauthorized.increment();
  }

  void forbidden() {
    forbidden.increment();
  }

  private static Counter counter(MeterRegistry meters, String reason) {
    return Counter.builder("xtracker.operator.refused")
        .description("Calls of the operator surface without the right credential")
        .tag("reason", reason)
        .register(meters);
  }
}
