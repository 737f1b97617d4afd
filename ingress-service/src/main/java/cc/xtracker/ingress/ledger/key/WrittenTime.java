package cc.xtracker.ingress.ledger.key;

import java.util.OptionalLong;

/**
 * The time that an id was made at, if it is written in the id: 48 bits of milliseconds begin a ULID
 * (as our own uids are), and a UUID of version 7 (RFC 9562, section 5.7).
 */
final class WrittenTime {
  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int ULID_LENGTH = 26;
  private static final int ULID_TIME_DIGITS = 10;
  private static final int UUID_LENGTH = 36;
  private static final int UUID_VERSION_INDEX = 14;

  private WrittenTime() {}

  /** In epoch milliseconds; upper and lower case are the same. */
  static OptionalLong millisIn(String id) {
    return switch (id.length()) {
      case ULID_LENGTH -> isUlid(id) ? OptionalLong.of(ulidMillis(id)) : OptionalLong.empty();
      case UUID_LENGTH -> isUuid7(id) ? OptionalLong.of(uuidMillis(id)) : OptionalLong.empty();
      default -> OptionalLong.empty();
    };
  }

  /** 26 digits have two bits more than a ULID: those of the first digit. */
  private static boolean isUlid(String id) {
    return id.chars().allMatch(c -> crockford(c) >= 0) && crockford(id.charAt(0)) < 8;
  }

  private static long ulidMillis(String id) {
    long millis = 0;
    for (int i = 0; i < ULID_TIME_DIGITS; i++) {
      millis = (millis << 5) | crockford(id.charAt(i));
    }
    return millis;
  }

  private static boolean isUuid7(String id) {
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? id.charAt(i) != '-' : hex(id.charAt(i)) < 0) {
        return false;
      }
    }
    return id.charAt(UUID_VERSION_INDEX) == '7';
  }

  private static long uuidMillis(String id) {
    return (Long.parseLong(id, 0, 8, 16) << 16) | Long.parseLong(id, 9, 13, 16);
  }

  private static int crockford(int c) {
    return CROCKFORD.indexOf(lowerCase(c));
  }

  /** ASCII only: other scripts have digits too. */
  private static int hex(int c) {
    int lower = lowerCase(c);
    return (lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'f') ? lower : -1;
  }

  private static int lowerCase(int c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  }
}
