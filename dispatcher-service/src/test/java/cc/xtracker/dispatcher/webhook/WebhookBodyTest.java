package cc.xtracker.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EventId ID = new EventId("a1b2c3".repeat(10) + "a1b2");

  /** The example of the webhook payload reference, character for character. */
  private static final String REFERENCE =
      """
      {
        "event": "Purchase",
        "canonical": "deposit",
        "event_id": "a1b2c3…",
        "occurred_at_ms": 1765432100000,
        "click": {
          "uid": "abc123",
          "tg_id": 555123,
          "fbclid": "IwAR…",
          "campaign_id": "120…",
          "campaign_name": "promoX",
          "country": "IN"
        },
        "data": {
          "value": "25.00",
          "currency": "USD"
        }
      }
      """;

  @Test
  void isTheReferencesExampleByteForByte() throws Exception {
    String body =
        WebhookBody.of(
            ID,
            deposit(new Uid("abc123"), Amount.parse("25", CurrencyCode.USD)),
            new ClickContext(true, new TgId(555123), attribution("IwAR…", "promoX")),
            "Purchase");

    String reference = JSON.writeValueAsString(JSON.readTree(REFERENCE));
    assertThat(body).isEqualTo(reference.replace("a1b2c3…", ID.value()));
  }

  @Test
  void keepsEveryClickKeyWhenNothingIsKnown() {
    Event contact =
        Event.of(
            new SpaceId("s"),
            CanonicalEvent.CONTACT,
            null,
            null,
            null,
            EventTime.received(1765432100000L));

    assertThat(WebhookBody.of(ID, contact, ClickContext.UNKNOWN, "contact"))
        .isEqualTo(
            "{\"event\":\"contact\",\"canonical\":\"contact\",\"event_id\":\""
                + ID
                + "\",\"occurred_at_ms\":1765432100000,\"click\":{\"uid\":null,\"tg_id\":null,"
                + "\"fbclid\":null,\"campaign_id\":null,\"campaign_name\":null,\"country\":null},"
                + "\"data\":{}}");
  }

  @Test
  void givesADepositOfUnknownValueAsNull() {
    assertThat(WebhookBody.of(ID, deposit(null, null), ClickContext.UNKNOWN, "deposit"))
        .endsWith("\"data\":{\"value\":null,\"currency\":\"USD\"}}");
  }

  @Test
  void escapesWhatJsonDemandsAndNothingElse() throws Exception {
    String wild = "\" \\ / \n \r \t \u0000 \u001f \u007f é Ж 😀 </script>";
    String body =
        WebhookBody.of(
            ID,
            deposit(new Uid("пользователь"), null),
            new ClickContext(true, null, attribution("x", wild)),
            "Покупка");

    assertThat(body).contains("\"Покупка\"", "\"пользователь\"", "é Ж 😀 </script>");
    assertThat(JSON.readTree(body).at("/click/campaign_name").textValue()).isEqualTo(wild);
  }

  private static Event deposit(@Nullable Uid uid, @Nullable Amount value) {
    return Event.of(
        new SpaceId("s"),
        CanonicalEvent.DEPOSIT,
        uid,
        null,
        new Deposit(value, CurrencyCode.USD),
        EventTime.supplied(1765432100000L, 1765432100001L));
  }

  private static Attribution attribution(String fbclid, String campaignName) {
    return new Attribution(fbclid, "120…", campaignName, null, null, null, null, null, "IN");
  }
}
