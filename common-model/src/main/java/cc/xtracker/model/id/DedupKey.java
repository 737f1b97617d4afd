package cc.xtracker.model.id;

import org.jspecify.annotations.Nullable;

/**
 * What "the same event" means: SHA-256 of space, uid, canonical and discriminator, as 64 lower-case
 * hex digits.
 */
public record DedupKey(String hex) {
  private static final int HEX_DIGITS = 64;

  /**
   * @throws IllegalArgumentException unless {@code hex} is 64 lower-case hex digits
   */
  public DedupKey {
    Digest.requireHex("dedup key", hex, HEX_DIGITS);
  }

  /**
   * @param uid a missing one hashes as empty; a uid itself is never empty
   * @param canonical the canonical event's wire name
   */
  public static DedupKey of(
      SpaceId space, @Nullable Uid uid, String canonical, Discriminator discriminator) {
    String person = uid == null ? "" : uid.value();
    return new DedupKey(
        switch (discriminator) {
          case Discriminator.ByExternalId(ExternalId eid) ->
              Digest.hex("dedup", space.value(), person, canonical, "eid", eid.value());
          case Discriminator.ByTime(long millis) ->
              Digest.hex("dedup", space.value(), person, canonical, "time", Long.toString(millis));
        });
  }

  /** The id of the event that this key counts. */
  public InboxId inboxId() {
    return new InboxId(hex.substring(0, InboxId.HEX_DIGITS));
  }
}
