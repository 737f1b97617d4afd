package cc.xtracker.tracing;

import cc.xtracker.model.topic.TraceParent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Makes the spans of this process. Thread-safe. */
public final class Spans {
  private final Tracer tracer;

  public Spans(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer("cc.xtracker");
  }

  /** Takes what somebody asked for. */
  public Step answer(String name, @Nullable TraceParent parent) {
    return begin(name, SpanKind.SERVER, parent);
  }

  /** Asks somebody for something. */
  public Step ask(String name, TraceParent parent) {
    return begin(name, SpanKind.CLIENT, parent);
  }

  Step publish(String topic, TraceParent parent) {
    return begin("publish " + topic, SpanKind.PRODUCER, parent).says("messaging.system", "kafka");
  }

  Step consume(String topic, TraceParent parent) {
    return begin("consume " + topic, SpanKind.CONSUMER, parent).says("messaging.system", "kafka");
  }

  /**
   * @param parent null begins a trace
   */
  private Step begin(String name, SpanKind kind, @Nullable TraceParent parent) {
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind);
    if (parent == null) {
      span.setNoParent();
    } else {
      span.setParent(Context.root().with(Span.wrap(remote(parent))));
    }
    return new Step(span.startSpan());
  }

  private static SpanContext remote(TraceParent parent) {
    String[] parts = parent.value().split("-", -1);
    return SpanContext.createFromRemoteParent(
        parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
  }
}
