package cc.xtracker.dispatcher.webhook;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.EventId;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that a receiver gets, as the webhook payload reference shows it: its fields in its order
 * and no others, compact, so that equal input always gives equal bytes.
 */
public final class WebhookBody {
  private WebhookBody() {}

  /**
   * @param target the destination's own name of the event
   */
  public static String of(EventId id, Event event, ClickContext context, String target) {
    CompactJson json =
        new CompactJson()
            .open()
            .text("event", target)
            .text("canonical", event.canonical().wireName())
            .text("event_id", id.value())
            .number("occurred_at_ms", event.time().occurredAtMillis())
            .name("click");
    click(json, event, context);
    json.name("data");
    data(json, event.deposit());
    return json.close().toString();
  }

  /** Every documented key is always there; what nobody knows is null. */
  private static void click(CompactJson json, Event event, ClickContext context) {
    Attribution attribution = context.attribution();
    json.open()
        .text("uid", event.uid() == null ? null : event.uid().value())
        .number("tg_id", context.tgId() == null ? null : context.tgId().value())
        .text("fbclid", attribution.fbclid())
        .text("campaign_id", attribution.campaignId())
        .text("campaign_name", attribution.campaignName())
        .text("country", attribution.country())
        .close();
  }

  private static void data(CompactJson json, @Nullable Deposit deposit) {
    json.open();
    if (deposit != null) {
      json.text("value", deposit.value() == null ? null : deposit.value().value())
          .text("currency", deposit.currency().value());
    }
    json.close();
  }
}
