package cc.xtracker.binding;

/** What we need to answer cannot be reached or takes nothing more for now. Nothing was changed. */
public final class StoreAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message tells a client what is away, in words
   */
  public StoreAway(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreAway(String message) {
    super(message);
  }
}
