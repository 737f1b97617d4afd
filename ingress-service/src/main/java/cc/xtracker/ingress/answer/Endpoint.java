package cc.xtracker.ingress.answer;

import java.util.Locale;

/** The calls of the tenant surface; the name in lower case is a counter tag. */
public enum Endpoint {
  POST_EVENTS,
  POST_EVENTS_BATCH,
  GET_E,
  POST_BIND,
  GET_BIND,
  POST_CLICKS;

  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
