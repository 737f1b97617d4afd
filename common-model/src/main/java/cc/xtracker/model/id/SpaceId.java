package cc.xtracker.model.id;

import java.util.regex.Pattern;

/**
 * One tenant. Every key, query and cache entry starts with it, so it holds no separator of any of
 * them: 1 to 40 of {@code a-z0-9_}.
 */
public record SpaceId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,40}");

  /**
   * @throws IllegalArgumentException if the value is not 1 to 40 of {@code a-z0-9_}
   */
  public SpaceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a space id is 1 to 40 of a-z, 0-9 and _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
