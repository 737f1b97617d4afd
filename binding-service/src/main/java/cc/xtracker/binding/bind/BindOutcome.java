package cc.xtracker.binding.bind;

/** What the compare-and-set found. */
public sealed interface BindOutcome {

  /** Whether a click with the uid exists in the space. */
  boolean matched();

  /** The uid was unbound and is now bound to this user. */
  record Bound(boolean matched) implements BindOutcome {}

  /** It was bound to this user before; nothing changed. */
  record AlreadyBound(boolean matched) implements BindOutcome {}

  /** It is bound to another user; nothing changed. */
  record Conflict(boolean matched) implements BindOutcome {}
}
