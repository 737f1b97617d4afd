package cc.xtracker.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Forbidden;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
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
  private static final RetryPolicy POLICY =
      new RetryPolicy(
          Duration.ofSeconds(30), Duration.ofHours(1), 12, Duration.ofDays(7), Set.of());
  private static final int LAST = 12;

  private final ResponseClassifier classifier =
      new ResponseClassifier(new RetryAfter(Duration.ofSeconds(1), Duration.ofHours(1)));

  /** A row of the table in {@code docs/delivery.md}. */
  record Row(String cameBack, String verdict, String error, String retryAfter) {
    Stream<AttemptResult> results() {
      if (cameBack.equals(ResponseClassifier.FORBIDDEN_ADDRESS)) {
        return Stream.of(new Forbidden(Latency.NONE));
      }
      if (!Character.isDigit(cameBack.charAt(0))) {
        return Arrays.stream(NetworkFailure.values())
            .filter(failure -> failure.wireName().equals(cameBack))
            .map(failure -> new Unreachable(failure, Latency.NONE));
      }
      return statuses().mapToObj(status -> answered(status, "120"));
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
        .filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
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
                assertThat(classify(result, 1)).isEqualTo(expected(row, Duration.ofSeconds(30))));
  }

  @ParameterizedTest
  @MethodSource("table")
  void givesUpWhenTheAttemptsAreUsedUp(Row row) {
    assertThat(row.results())
        .allSatisfy(
            result ->
                assertThat(classify(result, LAST))
                    .isEqualTo(
                        row.verdict().equals("retry")
                            ? new Verdict.Exhausted(row.error())
                            : expected(row, Duration.ZERO)));
  }

  @Test
  void theTableNamesEveryStatusAndEveryFailure() throws Exception {
    assertThat(table().stream().flatMapToInt(Row::statuses))
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(100, 999).boxed().toList());
    assertThat(table()).extracting(Row::cameBack).contains("forbidden_address");
    assertThat(table())
        .extracting(Row::cameBack)
        .containsAll(Arrays.stream(NetworkFailure.values()).map(NetworkFailure::wireName).toList());
  }

  @Test
  void fallsBackToTheBackoffWhenRetryAfterCannotBeRead() {
    assertThat(classify(answered(503, "later"), 1))
        .isEqualTo(
            new Verdict.Retry(NOW.plusSeconds(30), Reason.BACKOFF, "retryable_status", null));
  }

  private Verdict classify(AttemptResult result, int attempts) {
    return classifier.classify(result, attempts, POLICY, NOW, 0.5);
  }

  private static Verdict expected(Row row, Duration backoff) {
    Instant asked = NOW.plusSeconds(120);
    return switch (row.verdict()) {
      case "delivered" -> new Verdict.Delivered();
      case "refused" -> new Verdict.Refused(row.error());
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
