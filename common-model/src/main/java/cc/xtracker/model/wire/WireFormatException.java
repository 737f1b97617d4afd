package cc.xtracker.model.wire;

/**
 * Bytes that are not a record of their topic. The message names the field and the rule, never the
 * value.
 */
public final class WireFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  WireFormatException(String message) {
    super(message);
  }

  WireFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
