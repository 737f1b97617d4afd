package cc.xtracker.ingress.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule of a text that an ad network wrote. */
final class AttributionText {
  static final int MAX_LENGTH = 512;

  private AttributionText() {}

  /**
   * @return null for an empty text, which is how a landing writes that it does not know
   * @throws IllegalArgumentException naming the broken rule
   */
  static @Nullable String require(String name, String text, int maxLength) {
    if (text.length() > maxLength) {
      throw new IllegalArgumentException(name + " must be at most " + maxLength + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(name + " must not contain control characters");
    }
    return text.isEmpty() ? null : text;
  }

  /**
   * @return upper case; null for an empty text
   * @throws IllegalArgumentException naming the broken rule
   */
  static @Nullable String requireCountry(String text) {
    boolean twoLetters = text.length() == 2 && text.chars().allMatch(AttributionText::isLetter);
    if (!twoLetters && !text.isEmpty()) {
      throw new IllegalArgumentException("country must be an ISO 3166 alpha-2 code such as IN");
    }
    return text.isEmpty() ? null : text.toUpperCase(Locale.ROOT);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
