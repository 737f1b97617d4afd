package cc.xtracker.dispatcher.delivery;

/**
 * What became of a dispatch, durable by the time this exists. Nothing else moves an offset or a
 * parked row.
 */
public sealed interface Settled {
  /** The receiver acknowledged, and the outcome is recorded. */
  record Delivered() implements Settled {}

  /** Its row holds it for a later attempt. */
  record Parked() implements Settled {}

  /** The receiver refused for good, and the outcome is recorded. */
  record Refused() implements Settled {}

  /** Every attempt is used up, and the outcome is recorded. */
  record Exhausted() implements Settled {}

  /** Given up without the receiver's word, and that is recorded. */
  record Discarded(Reason reason) implements Settled {}

  /** Why something was given up. */
  enum Reason {
    UNDECODABLE("undecodable"),
    DESTINATION_DELETED("destination_deleted");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** The one tag under which the outcome is counted. */
  default String tag() {
    return switch (this) {
      case Delivered() -> "delivered";
      case Parked() -> "parked";
      case Refused() -> "refused";
      case Exhausted() -> "exhausted";
      case Discarded(Reason reason) -> "discarded_" + reason.wireName();
    };
  }
}
