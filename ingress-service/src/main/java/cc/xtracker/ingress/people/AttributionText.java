package cc.xtracker.ingress.people;

import java.util.HashSet;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rule of a text that an ad network wrote. */
final class AttributionText {
  static final int MAX_LENGTH = 512;

  private static final Set<String> COUNTRIES = countries();

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
    String country = text.toUpperCase(Locale.ROOT);
    if (!text.isEmpty() && !COUNTRIES.contains(country)) {
      throw new IllegalArgumentException("country must be an ISO 3166 alpha-2 code such as IN");
    }
    return text.isEmpty() ? null : country;
  }

  /** With XK, which ISO leaves to its users and all of them use for Kosovo. */
  private static Set<String> countries() {
    Set<String> countries = new HashSet<>(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2));
    countries.add("XK");
    return Set.copyOf(countries);
  }
}
