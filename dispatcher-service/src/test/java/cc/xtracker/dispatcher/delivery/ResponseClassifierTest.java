package cc.xtracker.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Forbidden;
import cc.xtracker.dispatcher.delivery.AttemptResult.Hindered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
import cc.xtracker.dispatcher.retry.Effort;
import cc.xtracker.dispatcher.retry.RetryAfter;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseClassifierTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration MAX_AGE = Duration.ofDays(7);
  private static final Effort FIRST = new Effort(1, Duration.ZERO);
  private static final Set<Integer> FURTHER = Set.of(400, 404, 499);

  private final ResponseClassifier classifier =
      new ResponseClassifier(new RetryAfter(Duration.ofSeconds(1), Duration.ofHours(1)));

  /** A row of the table in {@code docs/delivery.md}. */
  record Row(String cameBack, String verdict, String error, String retryAfter) {
    Stream<AttemptResult> results() {
      if (cameBack.equals(ResponseClassifier.FORBIDDEN_ADDRESS)) {
        return Stream.of(new Forbidden(Latency.NONE));
      }
      if (hasFurther()) {
        return FURTHER.stream().map(status -> answered(status, "120"));
      }
      if (!Character.isDigit(cameBack.charAt(0))) {
        return Stream.concat(
            Arrays.stream(NetworkFailure.values())
                .filter(failure -> failure.wireName().equals(cameBack))
                .map(failure -> new Unreachable(failure, Latency.NONE)),
            Arrays.stream(OwnFault.values())
                .filter(fault -> fault.wireName().equals(cameBack))
                .map(fault -> new Hindered(fault, Latency.NONE)));
      }
      return statuses().mapToObj(status -> answered(status, "120"));
    }

    RetryPolicy policy() {
      return new RetryPolicy(
          Duration.ofSeconds(30),
          Duration.ofHours(1),
          12,
          MAX_AGE,
          hasFurther() ? FURTHER : Set.of());
    }

    private boolean hasFurther() {
      return cameBack.equals("one of `retry_statuses`");
    }

    IntStream statuses() {
      String[] ends = cameBack.split("–");
      return Character.isDigit(cameBack.charAt(0))
          ? IntStream.rangeClosed(
              Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
          : IntStream.empty();
    }
  }

  static List<Row> table() throws Exception {
    return Files.readAllLines(Path.of("../docs/delivery.md")).stream()
        .dropWhile(line -> !line.startsWith("| what came back"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.split("\\|", -1))
        .map(cell -> new Row(cell[1].strip(), cell[2].strip(), cell[3].strip(), cell[4].strip()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("table")
  void followsTheTable(Row row) {
    assertThat(row.results()).isNotEmpty();
    assertThat(row.results())
        .allSatisfy(
            result ->
                assertThat(classify(row, result, FIRST))
                    .isEqualTo(expected(row, Duration.ofSeconds(30))));
  }

  @ParameterizedTest
  @MethodSource("table")
  void givesUpWhenTheAttemptsAreUsedUp(Row row) {
    assertThatNothingFollows(row, new Effort(12, Duration.ZERO));
  }

  @ParameterizedTest
  @MethodSource("table")
  void givesUpWhenTheDeliveryIsTooOld(Row row) {
    assertThatNothingFollows(row, new Effort(1, MAX_AGE.plusMillis(1)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void namesTheErrorOfTheLog(Row row) {
    assertThat(row.results())
        .allSatisfy(
            result ->
                assertThat(classify(row, result, FIRST).error())
                    .isEqualTo(row.error().isEmpty() ? null : row.error()));
  }

  @Test
  void theTableNamesEveryStatusAndEveryFailure() throws Exception {
    assertThat(table().stream().flatMapToInt(Row::statuses))
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(100, 999).boxed().toList());
    assertThat(table()).extracting(Row::cameBack).contains("forbidden_address");
    assertThat(table())
        .extracting(Row::cameBack)
        .containsAll(Arrays.stream(NetworkFailure.values()).map(NetworkFailure::wireName).toList())
        .containsAll(Arrays.stream(OwnFault.values()).map(OwnFault::wireName).toList());
  }

  @Test
  void fallsBackToTheBackoffWhenRetryAfterCannotBeRead() {
    Row any = new Row("503", "retry", "retryable_status", "honoured");
    assertThat(classify(any, answered(503, "later"), FIRST))
        .isEqualTo(
            new Verdict.Retry(NOW.plusSeconds(30), Reason.BACKOFF, "retryable_status", null));
  }

  @Test
  void aDeliveryAsOldAsItMayBeIsTriedAgain() {
    Row any = new Row("503", "retry", "retryable_status", "honoured");
    assertThat(classify(any, answered(503, "later"), new Effort(1, MAX_AGE)))
        .isInstanceOf(Verdict.Retry.class);
  }

  private void assertThatNothingFollows(Row row, Effort effort) {
    assertThat(row.results())
        .allSatisfy(
            result ->
                assertThat(classify(row, result, effort))
                    .isEqualTo(
                        row.verdict().equals("retry")
                            ? new Verdict.Exhausted(row.error())
                            : expected(row, Duration.ZERO)));
  }

  private Verdict classify(Row row, AttemptResult result, Effort effort) {
    return classifier.classify(result, effort, row.policy(), NOW, 0.5);
  }

  private static Verdict expected(Row row, Duration backoff) {
    Instant asked = NOW.plusSeconds(120);
    return switch (row.verdict()) {
      case "delivered" -> new Verdict.Delivered();
      case "refused" -> new Verdict.Refused(row.error());
      case "gone" -> new Verdict.Gone();
      case "postponed" -> new Verdict.Postponed(NOW.plusSeconds(5), row.error());
      case "retry" ->
          row.retryAfter().equals("honoured")
              ? new Verdict.Retry(asked, Reason.RETRY_AFTER, row.error(), asked)
              : new Verdict.Retry(NOW.plus(backoff), Reason.BACKOFF, row.error(), null);
      default -> throw new AssertionError("the table has an unknown verdict " + row.verdict());
    };
  }

  private static Answered answered(int status, String retryAfter) {
    return new Answered(status, Optional.of(retryAfter), "", Latency.NONE);
  }
}
