package cc.xtracker.dispatcher.register;

/** Whether a space exists cannot be said just now. */
public final class SpacesUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpacesUnavailable(Throwable cause) {
    super("ingress could not be asked for a space", cause);
  }
}
