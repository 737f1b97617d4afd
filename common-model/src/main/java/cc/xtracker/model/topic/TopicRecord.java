package cc.xtracker.model.topic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record ready for its topic. Owns its value: neither side may change the array. */
public final class TopicRecord {
  private final Topic topic;
  private final RecordKey key;
  private final Map<String, String> headers;
  private final byte @Nullable [] value;

  /**
   * @param value null in a tombstone, which takes back what stands under the key
   */
  public TopicRecord(
      Topic topic, RecordKey key, Map<String, String> headers, byte @Nullable [] value) {
    this.topic = topic;
    this.key = key;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.value = value;
  }

  /**
   * @param traceparent of the request that caused the record; null leaves the record as it is
   */
  public TopicRecord tracedBy(@Nullable String traceparent) {
    if (traceparent == null) {
      return this;
    }
    Map<String, String> traced = new LinkedHashMap<>(headers);
    traced.put(CloudEventHeaders.TRACEPARENT, traceparent);
    return new TopicRecord(topic, key, traced, value);
  }

  public Topic topic() {
    return topic;
  }

  public RecordKey key() {
    return key;
  }

  /** Unmodifiable, in the order they are sent. */
  public Map<String, String> headers() {
    return headers;
  }

  /** UTF-8 JSON; null in a tombstone. */
  public byte @Nullable [] value() {
    return value;
  }
}
