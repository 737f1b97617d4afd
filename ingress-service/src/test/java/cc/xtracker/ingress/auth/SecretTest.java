package cc.xtracker.ingress.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String TOO_LONG = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String RANDOM = "aZ09_-".repeat(7) + "x";

  @ParameterizedTest
  @EnumSource
  void knowsItsOwnForm(KeyKind kind) {
    Secret minted = Secret.mint(kind, count -> new byte[count]);
    assertThat(Secret.presented(kind, minted.text())).contains(minted);
  }

  @Test
  void takesEveryLetterThatRandomBytesAreWrittenIn() {
    String text = KeyKind.BEARER.prefix() + RANDOM;
    assertThat(Secret.presented(KeyKind.BEARER, text)).contains(new Secret(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aZ09", TOO_LONG, "=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void isNotLookedUpInAnotherForm(String rest) {
    assertThat(Secret.presented(KeyKind.BEARER, KeyKind.BEARER.prefix() + rest)).isEmpty();
  }

  @Test
  void isNotLookedUpUnderAnotherPrefix() {
    assertThat(Secret.presented(KeyKind.BEARER, KeyKind.INGEST.prefix() + RANDOM)).isEmpty();
  }
}
