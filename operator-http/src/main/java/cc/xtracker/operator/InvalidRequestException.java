package cc.xtracker.operator;

/**
 * Input that breaks a rule, met where no answer can be returned: becomes a 400 with its message.
 */
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the field and the rule
   */
  public InvalidRequestException(String message) {
    super(message);
  }
}
