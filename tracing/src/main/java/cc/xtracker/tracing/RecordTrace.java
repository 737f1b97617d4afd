package cc.xtracker.tracing;

import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The trace in the headers of a record. */
final class RecordTrace {
  /** Under which an interceptor finds its {@link Spans} among the settings of its client. */
  static final String SPANS = "xtracker.spans";

  private RecordTrace() {}

  static Spans spans(Map<String, ?> settings) {
    return (Spans) Objects.requireNonNull(settings.get(SPANS), SPANS);
  }

  static Optional<TraceParent> of(Headers headers) {
    Header header = headers.lastHeader(CloudEventHeaders.TRACEPARENT);
    return header == null
        ? Optional.empty()
        : TraceParent.read(new String(header.value(), StandardCharsets.US_ASCII));
  }

  static void replace(Headers headers, TraceParent trace) {
    headers.remove(CloudEventHeaders.TRACEPARENT);
    headers.add(CloudEventHeaders.TRACEPARENT, trace.value().getBytes(StandardCharsets.US_ASCII));
  }
}
