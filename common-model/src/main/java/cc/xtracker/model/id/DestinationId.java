package cc.xtracker.model.id;

import java.util.regex.Pattern;

/** One destination of one space; unique across spaces. 1 to 40 of {@code a-z0-9_}. */
public record DestinationId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,40}");

  /**
   * @throws IllegalArgumentException if the value is not 1 to 40 of {@code a-z0-9_}
   */
  public DestinationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a destination id is 1 to 40 of a-z, 0-9 and _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
