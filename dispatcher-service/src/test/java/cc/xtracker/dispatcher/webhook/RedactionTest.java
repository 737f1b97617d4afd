package cc.xtracker.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  @Test
  void masksEverySecretWhereverItIs() {
    Redaction redaction = new Redaction(List.of("alpha", "bravo"));

    assertThat(redaction.apply("alpha, bravo and alphabravo", false))
        .isEqualTo("***, *** and ******");
  }

  @Test
  void masksTheLongerSecretFirst() {
    Redaction redaction = new Redaction(List.of("token", "token-of-mine"));

    assertThat(redaction.apply("token-of-mine", false)).isEqualTo("***");
  }

  @Test
  void masksATokenWithoutItsScheme() {
    Redaction redaction = new Redaction(List.of("Bearer abc.def"));

    assertThat(redaction.apply("got abc.def", false)).isEqualTo("got ***");
    assertThat(redaction.apply("got Bearer abc.def", false)).isEqualTo("got ***");
  }

  @Test
  void masksASigningSecretWithoutItsPrefix() {
    Redaction redaction = new Redaction(List.of("whsec_a2V5a2V5"));

    assertThat(redaction.apply("whsec_a2V5a2V5 = a2V5a2V5", false)).isEqualTo("*** = ***");
  }

  @Test
  void masksASecretAsJsonAndFormsSpellIt() {
    Redaction redaction = new Redaction(List.of("a\"b\\c/d e"));

    assertThat(redaction.apply("{\"x\":\"a\\\"b\\\\c/d e\"}", false)).isEqualTo("{\"x\":\"***\"}");
    assertThat(redaction.apply("{\"x\":\"a\\\"b\\\\c\\/d e\"}", false))
        .isEqualTo("{\"x\":\"***\"}");
    assertThat(redaction.apply("x=a%22b%5Cc%2Fd+e", false)).isEqualTo("x=***");
  }

  @Test
  void masksHalfASecretAtABrokenEndOnly() {
    Redaction redaction = new Redaction(List.of("s3cret"));

    assertThat(redaction.apply("the end s3c", true)).isEqualTo("the end ***");
    assertThat(redaction.apply("the end s3c", false)).isEqualTo("the end s3c");
  }

  @Test
  void leavesValuesThatProtectNothing() {
    Redaction redaction = new Redaction(List.of("", "1", "yes"));

    assertThat(redaction.apply("1 yes", true)).isEqualTo("1 yes");
    assertThat(redaction.longestBytes()).isZero();
  }
}
