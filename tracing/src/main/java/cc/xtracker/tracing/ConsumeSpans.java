package cc.xtracker.tracing;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A span for the moment in which a record was read. Made by the consumer. */
public final class ConsumeSpans implements ConsumerInterceptor<Object, Object> {
  private @Nullable Spans spans;

  @Override
  public void configure(Map<String, ?> settings) {
    spans = RecordTrace.spans(settings);
  }

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> poll) {
    Spans made = spans;
    if (made != null) {
      poll.forEach(
          read ->
              RecordTrace.of(read.headers())
                  .ifPresent(
                      parent -> {
                        Step step = made.consume(read.topic(), parent);
                        RecordTrace.replace(read.headers(), step.here());
                        step.end();
                      }));
    }
    return poll;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
