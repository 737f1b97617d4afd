package cc.xtracker.ingress.ledger.key;

import cc.xtracker.model.event.Event;
import java.util.OptionalLong;

/**
 * The first half of a ledger key, which brings keys together that come at about the same time: so
 * an insert finds its page in memory, however large the ledger is (ADR 019). It adds nothing to
 * what makes a key unique.
 *
 * <p><b>This rule can never change.</b> A key is looked for in its bucket only; under another rule
 * every event would count once more. It depends on the fields of the dedup key alone, so equal
 * events have equal buckets.
 *
 * @param value a minute from zero on; below zero a hash
 */
public record KeyBucket(int value) {
  private static final long MINUTE_MILLIS = 60_000;

  /** Minutes until the year 6053; later ones begin again. */
  private static final long MINUTES = 0x7fff_ffff;

  private static final int HASHES = 0x8000_0000;

  /** Counters differ in their last characters; random ids are still told apart without them. */
  private static final int COUNTING_CHARACTERS = 3;

  // FNV-1a of 32 bits.
  private static final int OFFSET_BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  /**
   * The minute of what comes latest of that which the dedup key tells: the time of the event when
   * it has no eid, else the time in the eid, else the time in the uid. If no time is to be had,
   * what the person's events share, or else the neighbours of the eid.
   */
  public static KeyBucket of(Event event) {
    String eid = event.eid() == null ? null : event.eid().value();
    if (eid == null) {
      return minute(event.time().occurredAtMillis());
    }
    String uid = event.uid() == null ? null : event.uid().value();
    OptionalLong inEid = WrittenTime.millisIn(eid);
    OptionalLong inUid = uid == null ? OptionalLong.empty() : WrittenTime.millisIn(uid);
    if (inEid.isPresent()) {
      return minute(inEid.getAsLong());
    }
    return inUid.isPresent()
        ? minute(inUid.getAsLong())
        : hash(event.space().value(), uid == null ? eid : uid);
  }

  private static KeyBucket minute(long millis) {
    return new KeyBucket((int) (Math.floorDiv(millis, MINUTE_MILLIS) & MINUTES));
  }

  private static KeyBucket hash(String space, String id) {
    String stem = id.substring(0, Math.max(0, id.length() - COUNTING_CHARACTERS));
    String neighbours = space + " " + stem;
    int hash = OFFSET_BASIS;
    for (int i = 0; i < neighbours.length(); i++) {
      hash = (hash ^ neighbours.charAt(i)) * PRIME;
    }
    return new KeyBucket(hash | HASHES);
  }
}
