package cc.xtracker.ingress.space;

/** What the operator calls a space: 1 to 100 characters, not blank, no control characters. */
public record SpaceName(String value) {
  private static final int MAX_LENGTH = 100;

  /**
   * @throws IllegalArgumentException naming the rule
   */
  public SpaceName {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("name must be 1 to " + MAX_LENGTH + " characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("name must not contain control characters");
    }
  }
}
