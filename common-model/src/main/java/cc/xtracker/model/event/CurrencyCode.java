package cc.xtracker.model.event;

import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A currency, upper-cased: three to eight letters or digits. Wider than ISO 4217, because USDT is
 * real money in these funnels.
 */
public record CurrencyCode(String value) {
  // Before USD, which is checked against it.
  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{3,8}");

  public static final CurrencyCode USD = new CurrencyCode("USD");

  /**
   * @throws IllegalArgumentException naming the rule
   */
  public CurrencyCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("currency must be 3 to 8 letters or digits");
    }
  }

  /**
   * @param text in any case
   * @throws IllegalArgumentException naming the rule
   */
  public static CurrencyCode parse(String text) {
    // Only ASCII is upper-cased: ß and ı would become letters that nobody sent.
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    return new CurrencyCode(ascii ? text.toUpperCase(Locale.ROOT) : text);
  }

  /** How many digits ISO 4217 gives the minor unit; zero for a currency that it does not know. */
  public int minorDigitCount() {
    try {
      return value.length() == 3
          ? Math.max(0, Currency.getInstance(value).getDefaultFractionDigits())
          : 0;
    } catch (IllegalArgumentException notIso4217) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
