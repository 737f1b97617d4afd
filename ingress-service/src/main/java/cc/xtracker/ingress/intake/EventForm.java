package cc.xtracker.ingress.intake;

import java.util.Set;

/** The two ways to write an event; they differ in what the time is called. */
public enum EventForm {
  /** {@code POST /events}. */
  BODY("occurred_at_ms"),
  /** {@code GET /e}. */
  QUERY("t");

  private static final Set<String> IN_BODY =
      Set.of("event", "uid", "value", "currency", "eid", BODY.time);
  private static final Set<String> IN_QUERY =
      Set.of("event", "uid", "value", "currency", "eid", QUERY.time);

  private final String time;

  EventForm(String time) {
    this.time = time;
  }

  String time() {
    return time;
  }

  /** The names that are read; everything else is ignored. */
  public Set<String> fields() {
    return switch (this) {
      case BODY -> IN_BODY;
      case QUERY -> IN_QUERY;
    };
  }
}
