package cc.xtracker.dispatcher.enrich;

import org.jspecify.annotations.Nullable;

/** The contexts could not be read just now. Not the destination's fault, and no attempt. */
public final class ContextsUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public ContextsUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
