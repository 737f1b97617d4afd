package cc.xtracker.model.wire;

import cc.xtracker.model.click.Binding;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;

/** {@code xtracker.bindings.v1}. */
public final class BindingCodec {
  private BindingCodec() {}

  public static TopicRecord record(Binding binding) {
    return new TopicRecord(
        Topic.BINDINGS,
        RecordKey.of(binding.space(), binding.uid()),
        CloudEventHeaders.of(
            binding.uid().value(),
            "cc.xtracker.binding.v1",
            binding.space(),
            "bindings",
            binding.uid().value(),
            binding.boundAtMillis()),
        encode(binding));
  }

  public static byte[] encode(Binding binding) {
    return new JsonObject()
        .text("space_id", binding.space())
        .text("uid", binding.uid())
        .number("tg_id", binding.tgId().value())
        .number("bound_at_ms", binding.boundAtMillis())
        .toBytes();
  }

  /**
   * @throws WireFormatException naming the field that is missing or broken
   */
  public static Binding decode(byte[] value) throws WireFormatException {
    JsonFields json = JsonFields.read(value);
    return new Binding(
        json.as("space_id", SpaceId::new),
        json.as("uid", Uid::new),
        JsonFields.checked("tg_id", json.number("tg_id"), TgId::new),
        json.number("bound_at_ms"));
  }
}
