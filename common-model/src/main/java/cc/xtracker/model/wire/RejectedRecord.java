package cc.xtracker.model.wire;

import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code xtracker.rejected.v1} tells of a record that could not be decoded: where it stands
 * and what is wrong with it. The bytes themselves stay where they are.
 */
public record RejectedRecord(
    String topic, int partition, long offset, String reason, long rejectedAtMillis) {

  public TopicRecord record() {
    String id = topic + "-" + partition + "-" + offset;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(CloudEventHeaders.SPEC_VERSION, "1.0");
    headers.put(CloudEventHeaders.ID, id);
    headers.put(CloudEventHeaders.TYPE, "cc.xtracker.rejected.v1");
    headers.put(CloudEventHeaders.SOURCE, "/topics/" + topic);
    headers.put(CloudEventHeaders.TIME, Instant.ofEpochMilli(rejectedAtMillis).toString());
    headers.put(CloudEventHeaders.CONTENT_TYPE, "application/json");
    return new TopicRecord(Topic.REJECTED, new RecordKey(id), headers, encode());
  }

  public byte[] encode() {
    return new JsonObject()
        .text("topic", topic)
        .number("partition", partition)
        .number("offset", offset)
        .text("reason", reason)
        .number("rejected_at_ms", rejectedAtMillis)
        .toBytes();
  }

  /**
   * @throws WireFormatException naming the field that is missing or broken
   */
  public static RejectedRecord decode(byte[] value) throws WireFormatException {
    JsonFields json = JsonFields.read(value);
    return new RejectedRecord(
        json.text("topic"),
        Math.toIntExact(json.number("partition")),
        json.number("offset"),
        json.text("reason"),
        json.number("rejected_at_ms"));
  }
}
