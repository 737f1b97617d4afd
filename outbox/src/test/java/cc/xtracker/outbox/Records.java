package cc.xtracker.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import java.util.Map;

/** Records to send, and what makes two of them equal. */
final class Records {
  static final SpaceId SPACE = new SpaceId("acme");

  private Records() {}

  static TopicRecord record(String uid, String value) {
    return new TopicRecord(
        Topic.EVENTS,
        RecordKey.of(SPACE, new Uid(uid)),
        CloudEventHeaders.of(value, "cc.xtracker.event.deposit.v1", SPACE, "events", uid, 0),
        value.getBytes(UTF_8));
  }

  /** All that a consumer can see of a record. */
  static Seen seen(TopicRecord record) {
    return new Seen(
        record.topic().topicName(),
        record.key().value(),
        record.headers(),
        new String(record.value(), UTF_8));
  }

  record Seen(String topic, String key, Map<String, String> headers, String value) {}
}
