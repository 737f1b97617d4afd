package cc.xtracker.model.id;

/**
 * One event on its way to one destination: what a receiver deduplicates on. SHA-256 of both ids, as
 * 64 lower-case hex digits; the same on every attempt and replay.
 */
public record EventId(String value) {
  private static final int HEX_DIGITS = 64;

  /**
   * @throws IllegalArgumentException unless the value is 64 lower-case hex digits
   */
  public EventId {
    Digest.requireHex("event_id", value, HEX_DIGITS);
  }

  public static EventId of(InboxId event, DestinationId destination) {
    return new EventId(Digest.hex("delivery", event.value(), destination.value()));
  }

  @Override
  public String toString() {
    return value;
  }
}
