package cc.xtracker.ingress.ledger;

/** What became of a candidate. */
public enum Verdict {
  /** New: counted, and kept until it is published. */
  QUEUED,
  /** Counted before, or earlier in the same batch. */
  DUPLICATE,
  /** A duplicate that names another value or currency; the first one stands. */
  CONFLICT,
  /** Not accepted: no room, or no ledger; a retry is safe. */
  UNAVAILABLE
}
