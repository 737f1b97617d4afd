package cc.xtracker.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Decision.Accepted;
import cc.xtracker.ingress.answer.Decision.Refused;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.Given;
import cc.xtracker.ingress.field.Given.Numeral;
import cc.xtracker.ingress.field.Given.Other;
import cc.xtracker.ingress.field.Given.Parameter;
import cc.xtracker.ingress.field.Given.Text;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.SpaceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTest {
  private static final SpaceId SPACE = new SpaceId("sp_a");
  private static final EventRules RULES =
      new EventRules(new Bounds(Duration.ofDays(1825), Duration.ofMinutes(10)));
  private static final long NOW = 1_765_432_100_000L;
  private static final long FIVE_YEARS = 1825L * 24 * 60 * 60 * 1000;
  private static final long TEN_MINUTES = 10L * 60 * 1000;

  private final Map<String, Given> fields = new HashMap<>();

  @ParameterizedTest
  @EnumSource
  void acceptsEachOfTheFour(CanonicalEvent canonical) {
    given("event", new Text(canonical.wireName()));
    assertThat(accepted().canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "deposits, deposit",
    "Deposit, deposit",
    "' deposit ', deposit",
    "DEPOIST, deposit",
    "subscribe, subscribed",
    "contract, contact",
    "registeration, registration",
  })
  void namesTheNearestForANearMiss(String event, String nearest) {
    given("event", new Text(event));
    assertRefused(
        Reason.INVALID_EVENT,
        "event must be one of contact, subscribed, registration, deposit; did you mean "
            + nearest
            + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "purchase", "lead", "x", "{event}"})
  void listsTheFourForAnythingElse(String event) {
    given("event", new Text(event));
    assertRefused(
        Reason.INVALID_EVENT, "event must be one of contact, subscribed, registration, deposit");
  }

  @Test
  void anEventOfAnotherTypeOrNoneIsNoEvent() {
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_EVENT);
    given("event", new Numeral("1"));
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_EVENT);
    given("event", new Other());
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_EVENT);
  }

  @ParameterizedTest
  @CsvSource({
    "25, 25.00",
    "25.10, 25.10",
    "25.123, 25.123",
    "1e2, 100.00",
    "-5, -5.00",
    "0, 0.00",
    ".5, 0.50"
  })
  void padsTheValueAndDropsNoDigit(String value, String expected) {
    deposit();
    given("value", new Numeral(value));
    assertThat(accepted().deposit()).isEqualTo(new Deposit(new Amount(expected), CurrencyCode.USD));
    given("value", new Text(value));
    assertThat(accepted().deposit()).isEqualTo(new Deposit(new Amount(expected), CurrencyCode.USD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "NaN",
        "Infinity",
        "1,5",
        " 1",
        "0x10",
        "1234567890123456789012345678901"
      })
  void refusesAValueThatIsNoFiniteDecimal(String value) {
    deposit();
    given("value", new Text(value));
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_VALUE);
  }

  @Test
  void refusesAValueOfAnotherType() {
    deposit();
    given("value", new Other());
    assertRefused(Reason.INVALID_VALUE, "value must be a number or a text");
  }

  @Test
  void aDepositNeedsNoValueAndIsInDollars() {
    deposit();
    assertThat(accepted().deposit()).isEqualTo(new Deposit(null, CurrencyCode.USD));
  }

  @ParameterizedTest
  @CsvSource({"usdt, 25, USDT", "jpy, 25, JPY", "EUR, 25.00, EUR", "KWD, 25.000, KWD"})
  void theCurrencySaysHowManyDigitsAreShown(String currency, String value, String expected) {
    deposit();
    given("value", new Text("25"));
    given("currency", new Text(currency));
    assertThat(accepted().deposit())
        .isEqualTo(new Deposit(new Amount(value), new CurrencyCode(expected)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "DOLLARSXX", "US$", "ЖЖЖ"})
  void refusesWhatIsNoCurrency(String currency) {
    deposit();
    given("currency", new Text(currency));
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_CURRENCY);
  }

  @Test
  void refusesACurrencyOfAnotherType() {
    deposit();
    given("currency", new Numeral("840"));
    assertRefused(Reason.INVALID_CURRENCY, "currency must be a text");
  }

  @Test
  void onlyADepositCarriesMoneyButAllMoneyMustBeValid() {
    given("event", new Text("contact"));
    given("value", new Text("25"));
    assertThat(accepted().deposit()).isNull();
    given("value", new Text("much"));
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {NOW, NOW - FIVE_YEARS, NOW + TEN_MINUTES})
  void acceptsAPlausibleTime(long millis) {
    deposit();
    given("occurred_at_ms", new Numeral(Long.toString(millis)));
    assertThat(accepted().time()).isEqualTo(EventTime.supplied(millis, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1765432100",
        "0",
        "-1",
        "1765432100000.0",
        "1e12",
        "9223372036854775807",
        "-9223372036854775808",
        "99999999999999999999",
        "1765432700001",
        "1607752099999"
      })
  void refusesAnImplausibleTime(String time) {
    deposit();
    given("occurred_at_ms", new Numeral(time));
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_TIME);
    assertThat(refused().error()).contains("occurred_at_ms");
  }

  @ParameterizedTest
  @CsvSource({
    "1765432100, 'looks like seconds: send milliseconds, 1765432100000'",
    "1765432100000000, 'looks like microseconds: send milliseconds, 1765432100000'",
    "1607752099999, lies more than 1825 days in the past",
    "0, lies more than 1825 days in the past",
    "-1765432100, lies more than 1825 days in the past",
    "1765432700001, lies more than 10 minutes in the future",
    "9223372036854775807, lies more than 10 minutes in the future",
    "-9223372036854775808, lies more than 1825 days in the past"
  })
  void saysWhatIsWrongWithATime(String time, String complaint) {
    deposit();
    given("occurred_at_ms", new Numeral(time));
    assertRefused(Reason.INVALID_TIME, "occurred_at_ms is implausible: it " + complaint);
  }

  @Test
  void whetherATimeIsPlausibleDependsOnWhenItIsHeard() {
    deposit();
    given("occurred_at_ms", new Numeral(Long.toString(NOW + TEN_MINUTES + 1)));
    assertThat(decideAt(NOW)).isInstanceOf(Refused.class);
    assertThat(decideAt(NOW + 1)).isInstanceOf(Accepted.class);
    assertThat(decideAt(NOW + TEN_MINUTES + 1 + FIVE_YEARS)).isInstanceOf(Accepted.class);
    assertThat(decideAt(NOW + TEN_MINUTES + 2 + FIVE_YEARS)).isInstanceOf(Refused.class);
  }

  @Test
  void theBoundsAreConfiguration() {
    deposit();
    given("occurred_at_ms", new Numeral(Long.toString(NOW - 91_000)));
    EventRules strict = new EventRules(new Bounds(Duration.ofSeconds(90), Duration.ZERO));
    assertThat(strict.decide(EventForm.BODY, SPACE, new Fields(fields), NOW))
        .isEqualTo(
            new Refused<>(
                new Refusal(
                    Reason.INVALID_TIME,
                    "occurred_at_ms is implausible: it lies more than 90 seconds in the past")));
  }

  @Test
  void theTimeOfAQueryIsNamedAsItIsThere() {
    deposit();
    given("t", new Parameter("1765432100"));
    assertThat(((Refused<Event>) decide(EventForm.QUERY)).refusal().error())
        .startsWith("t is implausible: it looks like seconds");
  }

  @Test
  void aTimeInQuotesIsNoTimeInABodyButInAQuery() {
    deposit();
    given("occurred_at_ms", new Text(Long.toString(NOW)));
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_TIME);
    given("t", new Parameter(Long.toString(NOW)));
    assertThat(decide(EventForm.QUERY)).isInstanceOf(Accepted.class);
    given("t", new Parameter(""));
    assertThat(decide(EventForm.QUERY)).isInstanceOf(Refused.class);
  }

  @Test
  void withoutATimeItHappenedWhenWeHeardOfIt() {
    deposit();
    assertThat(accepted().time()).isEqualTo(EventTime.received(NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uid", "eid", "value", "currency"})
  void aMacroIsNamedAsOneBeforeAnyOtherRule(String field) {
    deposit();
    given(field, new Text("{macro_that_is_much_longer_than_the_field}"));
    assertRefused(
        Reason.INVALID_REQUEST, field + " is still a macro: the network did not expand it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uid", "eid"})
  void anIdKeepsItsRule(String field) {
    deposit();
    given(field, new Text(""));
    assertThat(refused().reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refused().error()).startsWith(field + " must be 1 to");
    given(field, new Text("a\u0000"));
    assertRefused(Reason.INVALID_REQUEST, field + " must not contain control characters");
    given(field, new Numeral("1"));
    assertRefused(Reason.INVALID_REQUEST, field + " must be a text");
  }

  @Test
  void theEidTellsEventsApartWhateverTheirTimeAndValue() {
    deposit();
    given("eid", new Text("tx-1"));
    given("occurred_at_ms", new Numeral(Long.toString(NOW - 1)));
    Event first = accepted();
    given("occurred_at_ms", new Numeral(Long.toString(NOW - 2)));
    given("value", new Text("7"));
    assertThat(accepted().inboxId()).isEqualTo(first.inboxId());
  }

  private void deposit() {
    given("event", new Text("deposit"));
  }

  private void given(String name, Given value) {
    fields.put(name, value);
  }

  private Decision<Event> decide(EventForm form) {
    return RULES.decide(form, SPACE, new Fields(fields), NOW);
  }

  private Decision<Event> decideAt(long receivedAtMillis) {
    return RULES.decide(EventForm.BODY, SPACE, new Fields(fields), receivedAtMillis);
  }

  private Event accepted() {
    return ((Accepted<Event>) decide(EventForm.BODY)).value();
  }

  private Refusal refused() {
    return ((Refused<Event>) decide(EventForm.BODY)).refusal();
  }

  private void assertRefused(Reason reason, String error) {
    assertThat(refused()).isEqualTo(new Refusal(reason, error));
  }

  private record Bounds(Duration maxAge, Duration maxFuture) implements TimeBounds {}
}
