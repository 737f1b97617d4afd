package cc.xtracker.dispatcher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.model.id.EventId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void comesBackAsItWasGiven() {
    Cursor cursor =
        new Cursor(Instant.parse("2026-11-22T10:00:00.123456Z"), new EventId("a".repeat(64)));
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!!", "MjAyNi0xMS0yMlQxMDowMDowMFo", "IA"})
  void anythingElseIsNone(String text) {
    assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
