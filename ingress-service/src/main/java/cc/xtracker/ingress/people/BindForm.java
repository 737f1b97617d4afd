package cc.xtracker.ingress.people;

import java.util.Set;

/** The two ways to write a bind; they differ in what the Telegram user is called. */
public enum BindForm {
  /** {@code POST /bind}. */
  BODY("tg_id"),
  /** {@code GET /bind}. */
  QUERY("tg");

  private static final Set<String> IN_BODY = Set.of("uid", BODY.user);
  private static final Set<String> IN_QUERY = Set.of("uid", QUERY.user);

  private final String user;

  BindForm(String user) {
    this.user = user;
  }

  String user() {
    return user;
  }

  /** The names that are read; everything else is ignored. */
  public Set<String> fields() {
    return switch (this) {
      case BODY -> IN_BODY;
      case QUERY -> IN_QUERY;
    };
  }
}
