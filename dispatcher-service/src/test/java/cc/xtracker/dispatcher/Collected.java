package cc.xtracker.dispatcher;

import cc.xtracker.stack.spans.SpanCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Tracing is on, and what is exported is collected. */
public final class Collected implements QuarkusTestResourceLifecycleManager {
  private SpanCollector collector;

  @Override
  public Map<String, String> start() {
    try {
      collector = SpanCollector.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "xtracker.tracing.enabled", "true",
        "otel.exporter.otlp.endpoint", collector.address().toString(),
        "otel.bsp.schedule.delay", "100");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(collector, new TestInjector.MatchesType(SpanCollector.class));
  }

  @Override
  public void stop() {
    collector.close();
  }
}
