package cc.xtracker.tracing;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Tracing in this process: on or off, for as long as it lives. */
@Singleton
public class Tracing {
  private static final String INTERCEPTORS = "interceptor.classes";
  private static final String SETTINGS = "otel.";

  /** How long the end waits until what is left is exported. */
  private static final long CLOSE_WITHIN_SECONDS = 2;

  private final @Nullable OpenTelemetrySdk sdk;
  private final @Nullable Spans spans;

  public Tracing(TracingConfig config, Config settings) {
    sdk = config.enabled() ? sdk(settings) : null;
    spans = sdk == null ? null : new Spans(sdk);
  }

  /** Empty while tracing is off. */
  public Optional<Spans> spans() {
    return Optional.ofNullable(spans);
  }

  /**
   * @param kafka the settings of a producer
   * @return the same, with a span for each record that has a trace
   */
  public Map<String, Object> producing(Map<String, Object> kafka) {
    return intercepted(kafka, PublishSpans.class);
  }

  /**
   * @param kafka the settings of a consumer
   * @return the same, with a span for each record that has a trace
   */
  public Map<String, Object> consuming(Map<String, Object> kafka) {
    return intercepted(kafka, ConsumeSpans.class);
  }

  @PreDestroy
  void close() {
    if (sdk != null) {
      sdk.shutdown().join(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private Map<String, Object> intercepted(Map<String, Object> kafka, Class<?> interceptor) {
    if (spans == null) {
      return kafka;
    }
    Map<String, Object> all = new HashMap<>(kafka);
    all.put(INTERCEPTORS, List.of(interceptor));
    all.put(RecordTrace.SPANS, spans);
    return all;
  }

  private static OpenTelemetrySdk sdk(Config settings) {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .addPropertiesSupplier(() -> defaults(settings))
        .addPropertiesCustomizer(_ -> given(settings))
        .build()
        .getOpenTelemetrySdk();
  }

  /** Meters are Prometheus', and logs go to the console. */
  private static Map<String, String> defaults(Config settings) {
    return Map.of(
        "otel.service.name", settings.getValue("quarkus.application.name", String.class),
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none");
  }

  /** Whatever the configuration says besides the environment, which OpenTelemetry reads itself. */
  private static Map<String, String> given(Config settings) {
    Map<String, String> given = new HashMap<>();
    for (String name : settings.getPropertyNames()) {
      if (name.startsWith(SETTINGS)) {
        settings.getOptionalValue(name, String.class).ifPresent(value -> given.put(name, value));
      }
    }
    return given;
  }
}
