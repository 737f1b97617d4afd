package cc.xtracker.model.id;

/**
 * The rule that every id a client chooses obeys, so that two different ids never become the same
 * bytes.
 */
final class Text {
  private static final int MAX_NAME_LENGTH = 40;

  private Text() {}

  /**
   * @param name what the error calls the value
   * @param maxLength in UTF-16 units, as Java counts
   * @return the value itself
   * @throws IllegalArgumentException naming the broken rule
   */
  static String require(String name, String value, int maxLength) {
    if (value.isEmpty() || value.length() > maxLength) {
      throw new IllegalArgumentException(name + " must be 1 to " + maxLength + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        throw new IllegalArgumentException(name + " must not contain control characters");
      }
      if (Character.isSurrogate(c)) {
        // An unpaired surrogate has no UTF-8 form: encoders replace it, and two ids would hash
        // alike.
        if (!Character.isHighSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(i + 1))) {
          throw new IllegalArgumentException(name + " must be well-formed Unicode");
        }
        i++;
      }
    }
    return value;
  }

  /**
   * The rule of the ids that we mint: no separator of any key, path or topic.
   *
   * @param what what the error calls the value
   * @return the value itself
   * @throws IllegalArgumentException unless the value is 1 to 40 of {@code a-z0-9_}
   */
  static String requireName(String what, String value) {
    boolean name = !value.isEmpty() && value.length() <= MAX_NAME_LENGTH;
    for (int i = 0; name && i < value.length(); i++) {
      char c = value.charAt(i);
      name = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    if (!name) {
      throw new IllegalArgumentException(
          what + " is 1 to " + MAX_NAME_LENGTH + " of a-z, 0-9 and _");
    }
    return value;
  }
}
