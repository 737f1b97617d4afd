package cc.xtracker.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGateTest {
  private final TokenGate gate = new TokenGate("admin", "s3cret");

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "BEARER s3cret", "Bearer  s3cret "})
  void opensToItsToken(String authorization) {
    assertThat(gate.opens(authorization)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "Basic s3cret",
        "Bearer",
        "Bearer ",
        "Bearer s3cre",
        "Bearer s3crets",
        "Bearer S3CRET"
      })
  void staysShutToAnythingElse(String authorization) {
    assertThat(gate.opens(authorization)).isFalse();
  }

  @Test
  void anEmptyTokenIsNoToken() {
    assertThat(new TokenGate("admin", "token").opens("Bearer ")).isFalse();
  }
}
