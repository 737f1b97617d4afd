package cc.xtracker.model.id;

/**
 * One tenant. Every key, query and cache entry starts with it, so it holds no separator of any of
 * them: 1 to 40 of {@code a-z0-9_}.
 */
public record SpaceId(String value) {
  /**
   * @throws IllegalArgumentException if the value is not 1 to 40 of {@code a-z0-9_}
   */
  public SpaceId {
    Text.requireName("a space id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
