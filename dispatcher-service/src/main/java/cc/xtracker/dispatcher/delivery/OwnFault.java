package cc.xtracker.dispatcher.delivery;

/** Why no request could be made although the receiver may be well; charged to nobody. */
public enum OwnFault {
  RESOLVER_DOWN("resolver_down"),
  OVERLOADED("overloaded");

  private final String wireName;

  OwnFault(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
