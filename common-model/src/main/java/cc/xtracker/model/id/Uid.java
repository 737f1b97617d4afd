package cc.xtracker.model.id;

/**
 * The click id: 1 to 128 characters, no control characters, well-formed Unicode. Unique within its
 * space only.
 */
public record Uid(String value) {
  public static final int MAX_LENGTH = 128;

  /**
   * @throws IllegalArgumentException naming {@code uid} and the broken rule
   */
  public Uid {
    Text.require("uid", value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
