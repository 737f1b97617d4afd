package cc.xtracker.dispatcher.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  private static final SecretBox BOX = box((byte) 7);
  private static final String TEXT = "Bearer s3cret ключ";

  /** Sealed under the key of {@link #BOX} before there were key ids. */
  private static final String WITHOUT_KEY_ID =
      "015e70da6d6ddaf616147c05a65af91a8b6a2669f7327cc597b9593fc28fbdc2f569f6aa701a2698976e";

  @Test
  void opensWhatItSealed() {
    assertThat(BOX.open(BOX.seal(TEXT, "dst_1"), "dst_1")).isEqualTo(TEXT);
  }

  @Test
  void showsNothingOfTheTextAndNeverTheSameBytesTwice() {
    byte[] sealed = BOX.seal(TEXT, "dst_1");

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
    assertThat(sealed).isNotEqualTo(BOX.seal(TEXT, "dst_1"));
    assertThat(sealed).startsWith(BOX.mark());
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

  @Test
  void opensWhatWasSealedUnderAPreviousKeyAndSealsUnderTheCurrentOne() {
    SecretBox rotated = box((byte) 9, (byte) 8, (byte) 7);

    assertThat(rotated.open(BOX.seal(TEXT, "dst_1"), "dst_1")).isEqualTo(TEXT);
    assertThat(rotated.mark()).isNotEqualTo(BOX.mark());
    assertThat(rotated.seal(TEXT, "dst_1")).startsWith(rotated.mark());
    assertThatIllegalStateException()
        .isThrownBy(() -> BOX.open(rotated.seal(TEXT, "dst_1"), "dst_1"));
  }

  @Test
  void opensWhatWasSealedBeforeThereWereKeyIds() {
    byte[] old = HexFormat.of().parseHex(WITHOUT_KEY_ID);

    assertThat(BOX.open(old, "dst_1")).isEqualTo("Bearer s3cret");
    assertThat(box((byte) 9, (byte) 8, (byte) 7).open(old, "dst_1")).isEqualTo("Bearer s3cret");
    assertThatIllegalStateException().isThrownBy(() -> box((byte) 9).open(old, "dst_1"));
  }

  @Test
  void aKeyHasTheSameIdEverywhereAndShowsNothingOfItself() {
    assertThat(box((byte) 7).mark()).isEqualTo(BOX.mark());
    assertThat(BOX.mark()).doesNotContain((byte) 7);
  }

  @Test
  void keepsAtMostFivePreviousKeys() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> box((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6))
        .withMessage("xtracker.secrets.previous-keys must be at most 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
  void refusesAKeyThatIsNotOneAndDoesNotRepeatIt(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretBox(key, List.of(), new SecureRandom()))
        .withMessageContaining("xtracker.secrets.key")
        .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key)).isTrue());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretBox(key((byte) 7), List.of(key), new SecureRandom()))
        .withMessageContaining("xtracker.secrets.previous-keys")
        .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key)).isTrue());
  }

  private static SecretBox box(byte filling, Byte... previous) {
    return new SecretBox(
        key(filling), Stream.of(previous).map(SecretBoxTest::key).toList(), new SecureRandom());
  }

  private static String key(byte filling) {
    byte[] key = new byte[SealingKey.KEY_BYTES];
    Arrays.fill(key, filling);
    return Base64.getEncoder().encodeToString(key);
  }
}
