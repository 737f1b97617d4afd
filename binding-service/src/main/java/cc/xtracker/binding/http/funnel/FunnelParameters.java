package cc.xtracker.binding.http.funnel;

import cc.xtracker.binding.funnel.Bucket;
import cc.xtracker.binding.funnel.FunnelQuestion;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the question. An empty text is one that was not given. */
final class FunnelParameters {
  private static final Duration USUAL_SPAN = Duration.ofDays(7);

  /** As long as a link or a campaign that a click may have. */
  private static final int MAX_LENGTH = 8_192;

  private final Function<String, @Nullable String> given;

  /**
   * @param given the text by its name; null when there is none
   */
  FunnelParameters(Function<String, @Nullable String> given) {
    this.given = given;
  }

  /**
   * @param maxBuckets of the answer
   * @throws InvalidRequestException naming the parameter and the rule
   */
  FunnelQuestion question(String space, Instant now, int maxBuckets) {
    long to = Objects.requireNonNullElse(read("to", FunnelParameters::millis), now.toEpochMilli());
    long from =
        Objects.requireNonNullElse(
            read("from", FunnelParameters::millis), to - USUAL_SPAN.toMillis());
    FunnelQuestion question =
        new FunnelQuestion(
            checked("space_id", space, SpaceId::new),
            before(from, to),
            to,
            Objects.requireNonNullElse(read("bucket", FunnelParameters::bucket), Bucket.DAY),
            read("link", FunnelParameters::text),
            read("campaign", FunnelParameters::text));
    if (question.bucketCount() > maxBuckets) {
      throw new InvalidRequestException(
          "bucket: from and to must span at most " + maxBuckets + " of them");
    }
    return question;
  }

  private <T> @Nullable T read(String name, Function<String, T> type) {
    String text = given.apply(name);
    return text == null || text.isEmpty() ? null : checked(name, text, type);
  }

  private static <T> T checked(String name, String text, Function<String, T> type) {
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(name + ": " + e.getMessage());
    }
  }

  private static long before(long from, long to) {
    if (from >= to) {
      throw new InvalidRequestException("from: must be before to");
    }
    return from;
  }

  private static long millis(String text) {
    try {
      return text.matches("[0-9]{1,15}")
          ? Long.parseLong(text)
          : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be an instant such as 2026-01-31T12:00:00Z, or epoch milliseconds", e);
    }
  }

  private static Bucket bucket(String text) {
    return Bucket.named(text)
        .orElseThrow(() -> new IllegalArgumentException("must be minute, hour or day"));
  }

  private static String text(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("must be at most " + MAX_LENGTH + " characters");
    }
    // PostgreSQL has no NUL in a text, UTF-8 no unpaired surrogate.
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("must be well-formed Unicode without NUL");
    }
    return text;
  }
}
