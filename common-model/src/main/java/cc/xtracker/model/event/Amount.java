package cc.xtracker.model.event;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Money as a plain decimal text, never a float: no exponent, at most 30 digits before padding, and
 * no digit after the point that was given is ever dropped.
 */
public record Amount(String value) {
  /** Enough for any sum of any currency with 18 decimals; more is a mistake or an attack. */
  public static final int MAX_DIGITS = 30;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  /**
   * @throws IllegalArgumentException unless the value is a plain decimal
   */
  public Amount {
    if (!isPlain(value)) {
      throw new IllegalArgumentException("value must be a plain decimal");
    }
  }

  /**
   * Reads a finite decimal and pads it to the currency's minor digits: {@code 25} in USD becomes
   * {@code 25.00}.
   *
   * @throws IllegalArgumentException naming the rule
   */
  public static Amount parse(String text, CurrencyCode currency) {
    // An unbounded text would cost time in the pattern and in BigDecimal before it is refused.
    if (text.length() > 2 * MAX_DIGITS || !isDecimal(text)) {
      throw new IllegalArgumentException("value must be a finite decimal such as 25 or \"25.00\"");
    }
    BigDecimal given = new BigDecimal(text);
    BigDecimal plain = given.scale() < 0 ? given.setScale(0) : given;
    if (Math.max(plain.precision(), plain.scale()) > MAX_DIGITS) {
      throw new IllegalArgumentException("value must have at most " + MAX_DIGITS + " digits");
    }
    int scale = Math.max(plain.scale(), currency.minorDigitCount());
    return new Amount(plain.setScale(scale).toPlainString());
  }

  private static boolean isDecimal(String text) {
    return isPlain(text) || DECIMAL.matcher(text).matches();
  }

  /** Digits, and after a point more of them; perhaps a minus before. */
  private static boolean isPlain(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    return point < 0
        ? areDigits(text, first, text.length())
        : areDigits(text, first, point) && areDigits(text, point + 1, text.length());
  }

  private static boolean areDigits(String text, int from, int to) {
    boolean digits = from < to;
    for (int i = from; digits && i < to; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  @Override
  public String toString() {
    return value;
  }
}
