package cc.xtracker.ingress.people;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.Given;
import cc.xtracker.ingress.field.Given.Numeral;
import cc.xtracker.ingress.field.Given.Parameter;
import cc.xtracker.ingress.field.Given.Text;
import cc.xtracker.model.internal.BindRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindRulesTest {
  @Test
  void acceptsAUidAndAUser() {
    assertThat(body(Map.of("uid", new Text("abc"), "tg_id", new Numeral("9223372036854775807"))))
        .isEqualTo(new Decision.Accepted<>(new BindRequest("abc", Long.MAX_VALUE)));
    assertThat(
            BindRules.decide(
                BindForm.QUERY,
                new Fields(Map.of("uid", new Parameter("abc"), "tg", new Parameter("555123")))))
        .isEqualTo(new Decision.Accepted<>(new BindRequest("abc", 555123)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.0", "1e3", "9223372036854775808"})
  void refusesAUserThatIsNoPositive64BitInteger(String user) {
    assertThat(body(Map.of("uid", new Text("abc"), "tg_id", new Numeral(user))))
        .isEqualTo(refused("tg_id must be a positive 64-bit integer"));
  }

  @Test
  void refusesAUserInQuotes() {
    assertThat(body(Map.of("uid", new Text("abc"), "tg_id", new Text("555"))))
        .isEqualTo(refused("tg_id must be a positive 64-bit integer"));
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(body(Map.of("uid", new Text("abc")))).isEqualTo(refused("tg_id is missing"));
    assertThat(body(Map.of("tg_id", new Numeral("1")))).isEqualTo(refused("uid is missing"));
    assertThat(BindRules.decide(BindForm.QUERY, new Fields(Map.of("uid", new Parameter("a")))))
        .isEqualTo(refused("tg is missing"));
  }

  @Test
  void refusesAMacro() {
    assertThat(body(Map.of("uid", new Text("{uid}"), "tg_id", new Numeral("1"))))
        .isEqualTo(refused("uid is still a macro: the network did not expand it"));
  }

  private static Decision<BindRequest> body(Map<String, Given> fields) {
    return BindRules.decide(BindForm.BODY, new Fields(fields));
  }

  private static Decision<BindRequest> refused(String error) {
    return new Decision.Refused<>(Refusal.invalidRequest(error));
  }
}
