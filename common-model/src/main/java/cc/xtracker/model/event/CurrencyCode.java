package cc.xtracker.model.event;

import java.util.Currency;
import java.util.Locale;

/**
 * A currency, upper-cased: three to eight letters or digits. Wider than ISO 4217, because USDT is
 * real money in these funnels.
 */
public record CurrencyCode(String value) {
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 8;

  public static final CurrencyCode USD = new CurrencyCode("USD");

  /**
   * @throws IllegalArgumentException naming the rule
   */
  public CurrencyCode {
    if (!isCode(value)) {
      throw new IllegalArgumentException("currency must be 3 to 8 letters or digits");
    }
  }

  /**
   * @param text in any case
   * @throws IllegalArgumentException naming the rule
   */
  public static CurrencyCode parse(String text) {
    // Only ASCII is upper-cased: ß and ı would become letters that nobody sent.
    boolean upper = isCode(text) || text.chars().anyMatch(c -> c >= 0x80);
    return new CurrencyCode(upper ? text : text.toUpperCase(Locale.ROOT));
  }

  private static boolean isCode(String text) {
    boolean code = text.length() >= MIN_LENGTH && text.length() <= MAX_LENGTH;
    for (int i = 0; code && i < text.length(); i++) {
      char c = text.charAt(i);
      code = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return code;
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
