package cc.xtracker.ingress.field;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
  private static final Set<String> UID = Set.of("uid");

  @ParameterizedTest
  @CsvSource({
    "uid=abc, abc",
    "uid=a+b%20c%2B, a b c+",
    "a=1&uid=abc&b=2, abc",
    "uid=a=b, a=b",
    "&&uid=abc&, abc",
    "%75id=abc, abc",
    "uid=%D0%96, Ж",
    "uid=100&broken=%zz&%zz=1, 100",
  })
  void readsAParameter(String query, String expected) {
    assertThat(QueryString.ofRequest(query).fields(UID)).isEqualTo(uid(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uid=", "uid", "uid&a=1"})
  void aParameterWithoutAValueIsEmpty(String query) {
    assertThat(QueryString.ofRequest(query).fields(UID)).isEqualTo(uid(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uid=%",
        "uid=%4",
        "uid=%zz",
        "uid=a%4&b=1",
        "uid=%FF",
        "uid=%C0%AF",
        "uid=%ED%A0%80"
      })
  void namesTheParameterThatIsBroken(String query) {
    assertThat(QueryString.ofRequest(query).fields(UID))
        .isEqualTo(refused("uid is not percent-encoded UTF-8"));
  }

  @Test
  void namesTheParameterThatIsGivenTwice() {
    assertThat(QueryString.ofRequest("uid=a&uid=a").fields(UID))
        .isEqualTo(refused("uid is given twice"));
  }

  @Test
  void readsUnescapedUtf8AsTheBytesOfTheRequestLine() {
    String bytes =
        new String("uid=Ж".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(QueryString.ofRequest(bytes).fields(UID)).isEqualTo(uid("Ж"));
  }

  @Test
  void readsATextWithItsQuestionMark() {
    assertThat(QueryString.ofText("?uid=Ж").first("uid")).isEqualTo("Ж");
  }

  @Test
  void noQueryHasNoFields() {
    assertThat(QueryString.ofRequest(null).fields(UID))
        .isEqualTo(new Decision.Accepted<>(Fields.NONE));
  }

  @Test
  void aSingleValueIsOneThatNoOtherContradicts() {
    assertThat(QueryString.ofRequest("token=a&token=b").single("token")).isNull();
    assertThat(QueryString.ofRequest("token=%zz").single("token")).isNull();
    assertThat(QueryString.ofRequest("x=1&token=a").single("token")).isEqualTo("a");
  }

  private static Decision<Fields> uid(String value) {
    return new Decision.Accepted<>(new Fields(Map.of("uid", new Given.Parameter(value))));
  }

  private static Decision<Fields> refused(String error) {
    return new Decision.Refused<>(Refusal.invalidRequest(error));
  }
}
