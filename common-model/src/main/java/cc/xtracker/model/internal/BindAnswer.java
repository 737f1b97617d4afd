package cc.xtracker.model.internal;

/**
 * @param status what the compare-and-set found
 * @param matched whether a click with the uid exists in the space
 */
public record BindAnswer(Status status, boolean matched) {

  /** Travels by name, in upper case. */
  public enum Status {
    /** The uid was unbound and is now bound to this user. */
    BOUND,
    /** It was bound to this user before; nothing changed. */
    ALREADY_BOUND,
    /** It is bound to another user; nothing changed. */
    CONFLICT
  }
}
