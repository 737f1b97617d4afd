package cc.xtracker.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "fb_01J", "with space", "имя", "😀", "a|b"})
  void aUidIsAnyWellFormedText(String text) {
    assertThat(new Uid(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a\u0000b", "a\nb", "\u007f", "\u0085", "\ud83d", "a\ude00", "\ud83dx"})
  void aUidHoldsNothingThatCouldBecomeAnotherUid(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uid(text))
        .withMessageStartingWith("uid");
  }

  @Test
  void lengthsAreBounded() {
    assertThat(new Uid("x".repeat(128)).value()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new Uid("x".repeat(129)));
    assertThat(new ExternalId("x".repeat(256)).value()).hasSize(256);
    assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId("x".repeat(257)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aTelegramUserIsPositive(long number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TgId(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a:b", "a b", "ü"})
  void aSpaceIdHoldsNoSeparator(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SpaceId(text));
  }

  @Test
  void anInboxIdSurvivesTheDatabase() {
    InboxId id = new InboxId("00f1e2d3c4b5a69788990011aabbccdd");
    assertThat(InboxId.fromUuid(id.toUuid())).isEqualTo(id);
    InboxId high = new InboxId("fff1e2d3c4b5a697f8990011aabbccdd");
    assertThat(InboxId.fromUuid(high.toUuid())).isEqualTo(high);
    assertThat(id.toUuid()).isEqualTo(UUID.fromString("00f1e2d3-c4b5-a697-8899-0011aabbccdd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00F1e2d3c4b5a69788990011aabbccdd", "0f1e2d3c4b5a69788990011aabbccdd"})
  void anInboxIdIsExactlyItsDigits(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new InboxId(text));
  }
}
