package cc.xtracker.examples.funnel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record with the headers that tell copies apart.
 *
 * @param value null in a tombstone
 */
public record Message(
    String topic, String key, String source, String id, @Nullable JsonNode value) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Empty for what is not one of the records that the topics promise: nothing can be counted of it.
   */
  static Optional<Message> of(ConsumerRecord<String, byte[]> read) {
    JsonNode value = null;
    if (read.value() != null) {
      try {
        value = JSON.readTree(read.value());
      } catch (IOException notJson) {
        return Optional.empty();
      }
      if (!value.has("space_id")) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Message(
            read.topic(), read.key(), header(read, "ce_source"), header(read, "ce_id"), value));
  }

  private static String header(ConsumerRecord<String, byte[]> read, String name) {
    Header header = read.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
