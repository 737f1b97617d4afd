package cc.xtracker.model.wire;

import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import java.util.Map;

/** {@code xtracker.erasures.v1}, and the tombstone on {@code xtracker.bindings.v1}. */
public final class ErasureCodec {
  private ErasureCodec() {}

  public static TopicRecord record(Erasure erasure) {
    return new TopicRecord(
        Topic.ERASURES,
        RecordKey.of(erasure.space(), erasure.uid()),
        headers(erasure, "cc.xtracker.erasure.v1", "erasures"),
        encode(erasure));
  }

  /** Takes the binding back, and lets compaction forget it. */
  public static TopicRecord tombstone(Erasure erasure) {
    return new TopicRecord(
        Topic.BINDINGS,
        RecordKey.of(erasure.space(), erasure.uid()),
        headers(erasure, "cc.xtracker.binding.v1", "bindings"),
        null);
  }

  /** The time is part of the id: a uid that is used again may be erased again. */
  private static Map<String, String> headers(Erasure erasure, String type, String kind) {
    return CloudEventHeaders.of(
        erasure.uid() + "-" + erasure.erasedAtMillis(),
        type,
        erasure.space(),
        kind,
        erasure.uid().value(),
        erasure.erasedAtMillis());
  }

  public static byte[] encode(Erasure erasure) {
    return new JsonObject()
        .text("space_id", erasure.space())
        .text("uid", erasure.uid())
        .number("erased_at_ms", erasure.erasedAtMillis())
        .toBytes();
  }

  /**
   * @throws WireFormatException naming the field that is missing or broken
   */
  public static Erasure decode(byte[] value) throws WireFormatException {
    JsonFields json = JsonFields.read(value);
    return new Erasure(
        json.as("space_id", SpaceId::new), json.as("uid", Uid::new), json.number("erased_at_ms"));
  }
}
