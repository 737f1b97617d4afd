package cc.xtracker.binding.click;

/** The clicks of all spaces. */
public interface ClickStore {

  /** Durable, with its topic record, when it returns. */
  ClickOutcome add(NewClick click);
}
