package cc.xtracker.binding.click;

import cc.xtracker.model.id.Uid;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes uids: 26 characters of Crockford's base 32 in lower case, the layout of a ULID (48 bits of
 * milliseconds, 80 random bits). The time comes first, so that the rows and keys of living clicks
 * lie close together. Fits a Telegram start parameter with room to spare.
 */
public final class UidMint {
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int TIME_DIGITS = 10;
  private static final int RANDOM_DIGITS = 16;
  private static final int BITS_PER_DIGIT = 5;

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random not to be guessed: who knows a uid can bind it
   */
  public UidMint(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public Uid mint() {
    StringBuilder uid = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
    append(uid, clock.millis(), TIME_DIGITS);
    append(uid, random.nextLong(), RANDOM_DIGITS / 2);
    append(uid, random.nextLong(), RANDOM_DIGITS / 2);
    return new Uid(uid.toString());
  }

  /** The lowest bits, most significant digit first. */
  private static void append(StringBuilder uid, long bits, int digits) {
    for (int digit = digits - 1; digit >= 0; digit--) {
      uid.append(DIGITS[(int) (bits >>> (digit * BITS_PER_DIGIT)) & (DIGITS.length - 1)]);
    }
  }
}
