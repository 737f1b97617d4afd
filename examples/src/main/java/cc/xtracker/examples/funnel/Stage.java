package cc.xtracker.examples.funnel;

import org.jspecify.annotations.Nullable;

/** How far a person got, in funnel order. */
public enum Stage {
  CLICK(null),
  CONTACT(CLICK),
  SUBSCRIBED(CONTACT),
  REGISTRATION(SUBSCRIBED),
  DEPOSIT(REGISTRATION);

  private final @Nullable Stage before;

  Stage(@Nullable Stage before) {
    this.before = before;
  }

  /** Null for the first one. */
  @Nullable Stage before() {
    return before;
  }

  /**
   * @param canonical of an event
   */
  static Stage of(String canonical) {
    return switch (canonical) {
      case "contact" -> CONTACT;
      case "subscribed" -> SUBSCRIBED;
      case "registration" -> REGISTRATION;
      case "deposit" -> DEPOSIT;
      default -> throw new IllegalArgumentException("the set is closed within xtracker.events.v1");
    };
  }
}
