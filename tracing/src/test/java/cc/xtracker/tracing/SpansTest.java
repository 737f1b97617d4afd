package cc.xtracker.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.TraceParent;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

class SpansTest {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final TraceParent CLIENT =
      new TraceParent("00-" + TRACE_ID + "-00f067aa0ba902b7-01");

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final Spans spans =
      new Spans(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(exported))
                      .build())
              .build());

  @Test
  void aStepIsUnderTheOneThatItBeganFrom() {
    Step request = spans.answer("POST /events", CLIENT);
    Step published = spans.publish("topic", request.here());
    published.end();
    request.end();

    assertThat(exported.getFinishedSpanItems())
        .extracting(SpanData::getTraceId)
        .containsOnly(TRACE_ID);
    assertThat(span("POST /events").getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(span("POST /events").getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span("publish topic").getParentSpanId()).isEqualTo(span("POST /events").getSpanId());
  }

  @Test
  void aTraceBeginsWhereThereIsNone() {
    Step request = spans.answer("GET /e", null);
    request.end();

    assertThat(span("GET /e").getParentSpanContext().isValid()).isFalse();
    assertThat(request.here().value()).contains(span("GET /e").getTraceId());
  }

  @Test
  void whatTheClientDidNotSampleIsPassedOnAndNotExported() {
    Step request =
        spans.answer("GET /e", new TraceParent("00-" + TRACE_ID + "-00f067aa0ba902b7-00"));
    request.end();

    assertThat(exported.getFinishedSpanItems()).isEmpty();
    assertThat(request.here().value()).startsWith("00-" + TRACE_ID).endsWith("-00");
  }

  @Test
  void aFailureSaysWhy() {
    spans.ask("attempt", CLIENT).fail("timeout");

    assertThat(span("attempt").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span("attempt").getAttributes().asMap().toString()).contains("timeout");
  }

  private SpanData span(String name) {
    return exported.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
