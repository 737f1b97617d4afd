package cc.xtracker.dispatcher.http;

/** The path names something that is not there: becomes a 404 with its message. */
public final class UnknownIdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownIdException(String message) {
    super(message);
  }
}
