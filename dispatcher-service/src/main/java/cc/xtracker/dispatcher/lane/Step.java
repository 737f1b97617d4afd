package cc.xtracker.dispatcher.lane;

/** What a lane wants done. */
sealed interface Step {
  Ticket ticket();

  /** Make the attempt; it holds a place until it is freed. */
  record Start(Ticket ticket) implements Step {}

  /** Park it without an attempt, or give its row back. */
  record PutOff(Ticket ticket) implements Step {}
}
