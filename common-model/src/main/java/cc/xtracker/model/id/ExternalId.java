package cc.xtracker.model.id;

/**
 * The {@code eid}: the reporting network's own id of a conversion. 1 to 256 characters, no control
 * characters.
 */
public record ExternalId(String value) {
  public static final int MAX_LENGTH = 256;

  /**
   * @throws IllegalArgumentException naming {@code eid} and the broken rule
   */
  public ExternalId {
    Text.require("eid", value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
