package cc.xtracker.binding.click;

import cc.xtracker.model.id.Uid;

/** Which click stands now. */
public sealed interface ClickOutcome {
  Uid uid();

  /** The new one. */
  record Clicked(Uid uid) implements ClickOutcome {}

  /** An earlier one with this uid or this idempotency key; nothing changed. */
  record Repeated(Uid uid) implements ClickOutcome {}
}
