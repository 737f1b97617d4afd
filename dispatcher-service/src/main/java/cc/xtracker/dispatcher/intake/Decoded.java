package cc.xtracker.dispatcher.intake;

import cc.xtracker.model.event.Event;
import cc.xtracker.model.topic.TraceParent;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.model.wire.WireFormatException;
import org.jspecify.annotations.Nullable;

/** What a record turned out to be. */
sealed interface Decoded {
  record Accepted(Offsets.Slot slot, Event event, @Nullable TraceParent trace) implements Decoded {}

  /**
   * @param reason names the field and the rule, never the value
   */
  record Undecodable(Offsets.Slot slot, String reason) implements Decoded {}

  static Decoded of(EventRecord record) {
    try {
      return new Accepted(
          record.slot(), EventCodec.decode(record.value()), record.trace().orElse(null));
    } catch (WireFormatException e) {
      return new Undecodable(record.slot(), String.valueOf(e.getMessage()));
    }
  }
}
