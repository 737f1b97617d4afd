package cc.xtracker.binding.funnel;

import cc.xtracker.model.event.CanonicalEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a person got, in funnel order: a click, and the four events. */
public enum FunnelStep {
  CLICK(null),
  CONTACT(CLICK),
  SUBSCRIBED(CONTACT),
  REGISTRATION(SUBSCRIBED),
  DEPOSIT(REGISTRATION);

  private final @Nullable FunnelStep before;

  FunnelStep(@Nullable FunnelStep before) {
    this.before = before;
  }

  public static FunnelStep of(CanonicalEvent event) {
    return switch (event) {
      case CONTACT -> CONTACT;
      case SUBSCRIBED -> SUBSCRIBED;
      case REGISTRATION -> REGISTRATION;
      case DEPOSIT -> DEPOSIT;
    };
  }

  /**
   * @param wireName of a step that there is
   */
  public static FunnelStep named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** The canonical name of the event; a click has one of its own. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Null for the first one. */
  @Nullable FunnelStep before() {
    return before;
  }
}
