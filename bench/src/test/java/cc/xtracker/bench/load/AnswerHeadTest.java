package cc.xtracker.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {
  private static final String HEAD =
      "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"content-length: 12\r\n", "Content-Length:12\r\nConnection: close\r\n"})
  void tellsStatusAndLength(String length) {
    String head = HEAD + length + "\r\n";
    assertThat(of(head + "{\"ok\":true}\nHTTP/1.1 200"))
        .isEqualTo(new AnswerHead(503, head.length() + 12));
  }

  @Test
  void anAnswerWithoutALengthHasNoBody() {
    assertThat(of(HEAD + "\r\n")).isEqualTo(new AnswerHead(503, HEAD.length() + 2));
  }

  @Test
  void saysNothingOfAHeadThatIsNotComplete() {
    String whole = HEAD + "content-length: 12\r\n\r\n";
    for (int length = 0; length < whole.length(); length++) {
      assertThat(of(whole.substring(0, length))).isNull();
    }
  }

  private static @Nullable AnswerHead of(String text) {
    return AnswerHead.of(Unpooled.copiedBuffer(text, US_ASCII));
  }
}
