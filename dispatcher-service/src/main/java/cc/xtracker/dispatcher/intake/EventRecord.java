package cc.xtracker.dispatcher.intake;

/** The value of one record of the events topic, and the slot that its settling marks. */
public final class EventRecord {
  private final Offsets.Slot slot;
  private final byte[] value;

  /** Takes the value over: nobody changes it any more. */
  public EventRecord(Offsets.Slot slot, byte[] value) {
    this.slot = slot;
    this.value = value;
  }

  Offsets.Slot slot() {
    return slot;
  }

  byte[] value() {
    return value;
  }
}
