package cc.xtracker.ingress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final SpaceId SPACE = new SpaceId("sp_a");
  private static final ExternalId EID = new ExternalId("tx-1");
  private static final EventTime TIME = EventTime.received(1);

  @ParameterizedTest
  @CsvSource({
    "25, USD, 25.00, USD",
    "25.000, USD, 25, usd",
    "25, USDT, 25.0, USDT",
    "2.5e1, USD, 25, USD",
    "0, USD, -0.00, USD",
    ", USD, , USD"
  })
  void equalMoneyIsEqual(
      @Nullable String value, String currency, @Nullable String other, String otherCurrency) {
    assertThat(deposit(value, currency)).isNotNull().isEqualTo(deposit(other, otherCurrency));
  }

  @ParameterizedTest
  @CsvSource({
    "25, USD, 25.01, USD",
    "25, USD, 25, EUR",
    "25, USD, -25, USD",
    "25, USD, 250, USD",
    "25, USD, , USD",
    "0, USD, , USD",
    ", USD, , EUR"
  })
  void otherMoneyIsNot(
      @Nullable String value, String currency, @Nullable String other, String otherCurrency) {
    assertThat(deposit(value, currency)).isNotEqualTo(deposit(other, otherCurrency));
  }

  @Test
  void onlyValueAndCurrencyCount() {
    Deposit money = money("25", "USD");
    Event elsewhere =
        Event.of(
            new SpaceId("sp_b"),
            CanonicalEvent.DEPOSIT,
            new Uid("u"),
            new ExternalId("tx-2"),
            money,
            EventTime.supplied(7, 8));
    assertThat(Fingerprint.of(elsewhere)).isEqualTo(deposit("25", "USD"));
  }

  /** It is stored for ever: a change of how it is derived would make conflicts of equal values. */
  @Test
  void staysWhatItIs() {
    assertThat(deposit("25.00", "USD")).isEqualTo(new Fingerprint(0xe06804f8effd8cd0L));
  }

  @Test
  void whatNothingCanContradictHasNone() {
    Deposit money = money("25", "USD");
    assertThat(Fingerprint.of(Event.of(SPACE, CanonicalEvent.CONTACT, null, EID, null, TIME)))
        .isNull();
    assertThat(Fingerprint.of(Event.of(SPACE, CanonicalEvent.DEPOSIT, null, null, money, TIME)))
        .isNull();
  }

  private static @Nullable Fingerprint deposit(@Nullable String value, String currency) {
    return Fingerprint.of(
        Event.of(SPACE, CanonicalEvent.DEPOSIT, null, EID, money(value, currency), TIME));
  }

  private static Deposit money(@Nullable String value, String currency) {
    CurrencyCode code = CurrencyCode.parse(currency);
    return new Deposit(value == null ? null : Amount.parse(value, code), code);
  }
}
