package cc.xtracker.model.id;

/** One destination of one space; unique across spaces. 1 to 40 of {@code a-z0-9_}. */
public record DestinationId(String value) {
  /**
   * @throws IllegalArgumentException if the value is not 1 to 40 of {@code a-z0-9_}
   */
  public DestinationId {
    Text.requireName("a destination id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
