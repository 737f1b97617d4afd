package cc.xtracker.dispatcher.intake;

import cc.xtracker.model.topic.TraceParent;
import java.util.Optional;

/** One record of the events topic as it was read, and the slot that its settling marks. */
public final class EventRecord {
  private final Offsets.Slot slot;
  private final byte[] value;
  private final Optional<TraceParent> trace;

  /** Takes the value over: nobody changes it any more. */
  public EventRecord(Offsets.Slot slot, byte[] value, Optional<TraceParent> trace) {
    this.slot = slot;
    this.value = value;
    this.trace = trace;
  }

  Offsets.Slot slot() {
    return slot;
  }

  byte[] value() {
    return value;
  }

  Optional<TraceParent> trace() {
    return trace;
  }
}
