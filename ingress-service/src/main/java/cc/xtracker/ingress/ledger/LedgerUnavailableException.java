package cc.xtracker.ingress.ledger;

/** The ledger cannot be reached, or not in time. */
public final class LedgerUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  public LedgerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
