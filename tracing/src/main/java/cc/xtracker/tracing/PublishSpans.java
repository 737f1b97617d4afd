package cc.xtracker.tracing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A span from handing a record to Kafka until Kafka has it. Made by the producer. */
public final class PublishSpans implements ProducerInterceptor<Object, Object> {
  /** By the trace in their records; as many as the producer has under way. */
  private final Map<String, Step> underWay = new ConcurrentHashMap<>();

  private @Nullable Spans spans;

  @Override
  public void configure(Map<String, ?> settings) {
    spans = RecordTrace.spans(settings);
  }

  @Override
  public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> sent) {
    Spans made = spans;
    if (made != null) {
      RecordTrace.of(sent.headers())
          .ifPresent(
              parent -> {
                Step step = made.publish(sent.topic(), parent);
                underWay.put(step.here().value(), step);
                RecordTrace.replace(sent.headers(), step.here());
              });
    }
    return sent;
  }

  @Override
  public void onAcknowledgement(
      RecordMetadata place, @Nullable Exception failure, Headers headers) {
    RecordTrace.of(headers)
        .map(trace -> underWay.remove(trace.value()))
        .ifPresent(
            step -> {
              if (failure == null) {
                step.end();
              } else {
                step.fail(failure.getClass().getSimpleName());
              }
            });
  }

  @Override
  public void close() {
    underWay.clear();
  }
}
