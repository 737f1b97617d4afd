package cc.xtracker.ingress.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacroTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{click_id}",
        "{{ad.id}}",
        "[SUBID]",
        "%7Bsub%7D",
        "%7bsub%7d",
        "${payout}",
        " {x} ",
        "{}",
        "fb_{uid}",
        "a%7Bx%7Db",
        "%7B%7Bad.id%7D%7D",
        "{a}{b}",
        "%257Bsub%257D"
      })
  void isSeen(String text) {
    assertThat(Macro.in(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "", "a{b", "a}b{", "a[0]", "[0]a", "100%", "%7B", "{}a", "a%7Db%7B"})
  void isNotImagined(String text) {
    assertThat(Macro.in(text)).isFalse();
  }
}
