package cc.xtracker.tracing;

import cc.xtracker.model.topic.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/** A step of the flow that has begun: ended exactly once, on any thread. */
public final class Step {
  private final Span span;

  Step(Span span) {
    this.span = span;
  }

  /** What the next step begins from. */
  public TraceParent here() {
    SpanContext context = span.getSpanContext();
    return new TraceParent(
        "00-%s-%s-%s"
            .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex()));
  }

  /**
   * @param key by OpenTelemetry's semantic conventions where they have one
   */
  public Step says(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  public Step says(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  public void end() {
    span.end();
  }

  /**
   * @param why a class of failure, never what somebody sent
   */
  public void fail(String why) {
    span.setAttribute("error.type", why);
    span.setStatus(StatusCode.ERROR);
    span.end();
  }
}
