package cc.xtracker.model.wire;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;

/** {@code xtracker.clicks.v1}. */
public final class ClickCodec {
  private ClickCodec() {}

  public static TopicRecord record(Click click) {
    return new TopicRecord(
        Topic.CLICKS,
        RecordKey.of(click.space(), click.uid()),
        CloudEventHeaders.of(
            click.uid().value(),
            "cc.xtracker.click.v1",
            click.space(),
            "clicks",
            click.uid().value(),
            click.clickedAtMillis()),
        encode(click));
  }

  public static byte[] encode(Click click) {
    Attribution from = click.attribution();
    return new JsonObject()
        .text("space_id", click.space())
        .text("uid", click.uid())
        .text("link_slug", click.linkSlug())
        .text("fbclid", from.fbclid())
        .text("campaign_id", from.campaignId())
        .text("campaign_name", from.campaignName())
        .text("adset_id", from.adsetId())
        .text("adset_name", from.adsetName())
        .text("ad_id", from.adId())
        .text("ad_name", from.adName())
        .text("placement", from.placement())
        .text("country", from.country())
        .number("clicked_at_ms", click.clickedAtMillis())
        .toBytes();
  }

  /**
   * @throws WireFormatException naming the field that is missing or broken
   */
  public static Click decode(byte[] value) throws WireFormatException {
    JsonFields json = JsonFields.read(value);
    return new Click(
        json.as("space_id", SpaceId::new),
        json.as("uid", Uid::new),
        json.textOrNull("link_slug"),
        new Attribution(
            json.textOrNull("fbclid"),
            json.textOrNull("campaign_id"),
            json.textOrNull("campaign_name"),
            json.textOrNull("adset_id"),
            json.textOrNull("adset_name"),
            json.textOrNull("ad_id"),
            json.textOrNull("ad_name"),
            json.textOrNull("placement"),
            json.textOrNull("country")),
        json.number("clicked_at_ms"));
  }
}
