package cc.xtracker.dispatcher.replay;

import cc.xtracker.dispatcher.log.LogEntry;

/** What became of the wish to send one delivery again. */
public sealed interface Replayed {
  /** It is due now. */
  record Due(LogEntry entry) implements Replayed {}

  /** The space has no such delivery. */
  record Unknown() implements Replayed {}

  /** Nothing is there to send: its person was erased. */
  record PersonErased() implements Replayed {}

  /** Nobody is there to send it to. */
  record DestinationDeleted() implements Replayed {}
}
