package cc.xtracker.dispatcher.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTest {
  @Test
  void keepsTextAsItIs() {
    assertThat(Snippet.of("{\"ok\":true} Привет 😀".getBytes(UTF_8)))
        .isEqualTo("{\"ok\":true} Привет 😀");
  }

  @Test
  void turnsControlCharactersIntoSpaces() {
    assertThat(Snippet.of("a\u0000b\r\nc\u001bd\u0085e".getBytes(UTF_8))).isEqualTo("a b  c d e");
  }

  @Test
  void turnsBrokenUtf8IntoQuestionMarks() {
    assertThat(Snippet.of(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xd0})).isEqualTo("a?b?");
  }
}
