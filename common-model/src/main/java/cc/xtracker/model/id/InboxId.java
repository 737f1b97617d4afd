package cc.xtracker.model.id;

import java.util.HexFormat;
import java.util.UUID;

/**
 * The id of an accepted event: the first 128 bits of its dedup key, as 32 lower-case hex digits.
 * Every copy of an event anywhere carries the same one. At a billion events the chance that any two
 * share it is below 2e-21.
 */
public record InboxId(String value) {
  static final int HEX_DIGITS = 32;

  /**
   * @throws IllegalArgumentException unless the value is 32 lower-case hex digits
   */
  public InboxId {
    Digest.requireHex("inbox_id", value, HEX_DIGITS);
  }

  /** The same 128 bits in the form that databases store in 16 bytes. Not an RFC 9562 version. */
  public UUID toUuid() {
    return new UUID(
        Long.parseUnsignedLong(value, 0, 16, 16), Long.parseUnsignedLong(value, 16, 32, 16));
  }

  /** The inverse of {@link #toUuid()}. */
  public static InboxId fromUuid(UUID uuid) {
    HexFormat hex = HexFormat.of();
    return new InboxId(
        hex.toHexDigits(uuid.getMostSignificantBits())
            + hex.toHexDigits(uuid.getLeastSignificantBits()));
  }

  @Override
  public String toString() {
    return value;
  }
}
