package cc.xtracker.ingress.people;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.Given;
import cc.xtracker.ingress.field.Given.Numeral;
import cc.xtracker.ingress.field.Given.Text;
import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.internal.ClickRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickRulesTest {
  private final Map<String, Given> fields = new HashMap<>();

  @Test
  void aClickMayKnowNothing() {
    assertThat(decide())
        .isEqualTo(
            new Decision.Accepted<>(new ClickRequest(null, null, null, null, Attribution.UNKNOWN)));
  }

  @Test
  void takesFromTheRawQueryWhatIsNotGiven() {
    given("campaign_name", "mine");
    given("fbclid", "");
    given(
        "raw_query",
        "?fbclid=IwAR&utm_campaign=theirs&campaign_id=120&adset_id=7&adset_name=a+b&ad_id=8"
            + "&ad_name=%D0%96&placement=feed&country=in");
    assertThat(accepted().attribution())
        .isEqualTo(new Attribution("IwAR", "120", "mine", "7", "a b", "8", "Ж", "feed", "IN"));
  }

  @Test
  void leavesInTheRawQueryWhatIsBroken() {
    given(
        "raw_query",
        "fbclid=%zz&utm_campaign={{campaign.name}}&country=India&ad_id=%00&placement="
            + "x".repeat(513));
    assertThat(accepted().attribution()).isEqualTo(Attribution.UNKNOWN);
  }

  @Test
  void passesOnTheUidTheSlugTheQueryAndTheIdempotencyKey() {
    given("uid", "abc");
    given("link_slug", "promo");
    given("raw_query", "a=b");
    assertThat(ClickRules.decide(new Fields(fields), "key 1"))
        .isEqualTo(
            new Decision.Accepted<>(
                new ClickRequest("abc", "key 1", "promo", "a=b", Attribution.UNKNOWN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Germany", "D", "1A", "ДЕ", "ZZ", "EU"})
  void refusesWhatIsNoCountry(String country) {
    given("country", country);
    assertThat(decide()).isEqualTo(refused("country must be an ISO 3166 alpha-2 code such as IN"));
  }

  @Test
  void boundsEveryText() {
    given("link_slug", "x".repeat(129));
    assertThat(decide()).isEqualTo(refused("link_slug must be at most 128 characters"));
    fields.clear();
    given("ad_name", "x".repeat(513));
    assertThat(decide()).isEqualTo(refused("ad_name must be at most 512 characters"));
    fields.clear();
    given("raw_query", "x".repeat(8193));
    assertThat(decide()).isEqualTo(refused("raw_query must be at most 8192 characters"));
    fields.clear();
    given("placement", "a\nb");
    assertThat(decide()).isEqualTo(refused("placement must not contain control characters"));
    fields.clear();
    fields.put("campaign_id", new Numeral("120"));
    assertThat(decide()).isEqualTo(refused("campaign_id must be a text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ключ", "a\tb"})
  void refusesAnIdempotencyKeyThatIsNotPrintable(String key) {
    assertThat(ClickRules.decide(Fields.NONE, key))
        .isEqualTo(refused("Idempotency-Key must be 1 to 255 printable ASCII characters"));
  }

  private void given(String name, String value) {
    fields.put(name, new Text(value));
  }

  private Decision<ClickRequest> decide() {
    return ClickRules.decide(new Fields(fields), null);
  }

  private ClickRequest accepted() {
    return ((Decision.Accepted<ClickRequest>) decide()).value();
  }

  private static Decision<ClickRequest> refused(String error) {
    return new Decision.Refused<>(Refusal.invalidRequest(error));
  }
}
