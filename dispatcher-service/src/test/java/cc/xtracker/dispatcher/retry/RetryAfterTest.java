package cc.xtracker.dispatcher.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");
  private static final RetryAfter BOUNDS =
      new RetryAfter(Duration.ofSeconds(1), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                            | PT2M
          ' 7 '                          | PT7S
          0                              | PT1S
          3600                           | PT1H
          3601                           | PT1H
          99999999999999999999           | PT1H
          Sun, 06 Nov 1994 08:49:37 GMT  | PT37S
          Sun Nov  6 08:49:37 1994       | PT37S
          Sun, 06 Nov 1994 08:48:00 GMT  | PT1S
          Mon, 06 Nov 2034 08:49:37 GMT  | PT1H
          """)
  void readsSecondsAndDatesWithinTheBounds(String value, Duration delay) {
    assertThat(BOUNDS.parse(value, NOW)).contains(delay);
  }

  @Test
  void readsTheObsoleteDateOfRfc850() {
    assertThat(
            BOUNDS.parse("Monday, 06-Nov-34 08:49:37 GMT", Instant.parse("2034-11-06T08:49:00Z")))
        .contains(Duration.ofSeconds(37));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "soon", "Sun, 06 Nov 1994", "+5", "٣"})
  void ignoresWhatIsNeither(String value) {
    assertThat(BOUNDS.parse(value, NOW)).isEmpty();
  }

  @Test
  void refusesCrossedBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryAfter(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
