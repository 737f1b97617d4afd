package cc.xtracker.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Iterator;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String VALID = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void aChildIsOfTheSameTraceUnderAnIdOfItsOwn() {
    assertThat(new TraceParent(VALID).child(drawing(0xabcL)).value())
        .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000abc-01");
  }

  @Test
  void anIdOfZerosIsDrawnAgain() {
    assertThat(new TraceParent(VALID).child(drawing(0, 0, -1)).value())
        .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-ffffffffffffffff-01");
  }

  @Test
  void isReadAsItIs() {
    assertThat(TraceParent.read(VALID)).contains(new TraceParent(VALID));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
      })
  void whatIsNotValidIsNone(String header) {
    assertThat(TraceParent.read(header)).isEmpty();
    if (header != null) {
      assertThatIllegalArgumentException().isThrownBy(() -> new TraceParent(header));
    }
  }

  private static RandomGenerator drawing(long... numbers) {
    Iterator<Long> next = LongStream.of(numbers).iterator();
    return next::next;
  }
}
