package cc.xtracker.ingress.answer;

/**
 * @param error what is wrong in words, naming the field; never repeats what the caller wrote
 */
public record Refusal(Reason reason, String error) {
  public static final Refusal UNAUTHORIZED =
      new Refusal(Reason.UNAUTHORIZED, "a living credential of the right kind is needed");

  public static Refusal invalidRequest(String error) {
    return new Refusal(Reason.INVALID_REQUEST, error);
  }

  public static Refusal unavailable(String error) {
    return new Refusal(Reason.UNAVAILABLE, error);
  }
}
