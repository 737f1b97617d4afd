package cc.xtracker.dispatcher.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  private static final SecretBox BOX = box((byte) 7);
  private static final String TEXT = "Bearer s3cret ключ";

  @Test
  void opensWhatItSealed() {
    assertThat(BOX.open(BOX.seal(TEXT, "dst_1"), "dst_1")).isEqualTo(TEXT);
  }

  @Test
  void showsNothingOfTheTextAndNeverTheSameBytesTwice() {
    byte[] sealed = BOX.seal(TEXT, "dst_1");

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
    assertThat(sealed).isNotEqualTo(BOX.seal(TEXT, "dst_1"));
    assertThat(sealed[0]).as("key id").isEqualTo((byte) 1);
  }

  @Test
  void doesNotOpenUnderAnotherLabelOrKey() {
    byte[] sealed = BOX.seal(TEXT, "dst_1");

    assertThatIllegalStateException().isThrownBy(() -> BOX.open(sealed, "dst_2"));
    assertThatIllegalStateException().isThrownBy(() -> box((byte) 8).open(sealed, "dst_1"));
  }

  @Test
  void doesNotOpenWhenAnyByteWasChanged() {
    byte[] sealed = BOX.seal(TEXT, "dst_1");
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatIllegalStateException().isThrownBy(() -> BOX.open(changed, "dst_1"));
    }
    assertThatIllegalStateException().isThrownBy(() -> BOX.open(new byte[3], "dst_1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
  void refusesAKeyThatIsNotOneAndDoesNotRepeatIt(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretBox(key, new SecureRandom()))
        .withMessageContaining("xtracker.secrets.key")
        .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key)).isTrue());
  }

  private static SecretBox box(byte filling) {
    byte[] key = new byte[SecretBox.KEY_BYTES];
    Arrays.fill(key, filling);
    return new SecretBox(Base64.getEncoder().encodeToString(key), new SecureRandom());
  }
}
