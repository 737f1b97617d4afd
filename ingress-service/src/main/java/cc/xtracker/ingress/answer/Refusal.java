package cc.xtracker.ingress.answer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * @param error what is wrong in words, naming the field; never repeats what the caller wrote
 * @param retryAfter when the same request may be accepted; null if it never is
 */
public record Refusal(Reason reason, String error, @Nullable Duration retryAfter) {
  private static final Duration SOON = Duration.ofSeconds(1);

  public static final Refusal UNAUTHORIZED =
      new Refusal(Reason.UNAUTHORIZED, "a living credential of the right kind is needed");

  public Refusal(Reason reason, String error) {
    this(reason, error, null);
  }

  public static Refusal invalidRequest(String error) {
    return new Refusal(Reason.INVALID_REQUEST, error);
  }

  public static Refusal unavailable(String error) {
    return new Refusal(Reason.UNAVAILABLE, error, SOON);
  }
}
