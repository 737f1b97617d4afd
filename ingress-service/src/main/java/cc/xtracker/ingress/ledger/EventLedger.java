package cc.xtracker.ingress.ledger;

import java.util.List;

/** The events that were ever counted. Used by one thread, except {@link #full()}. */
public interface EventLedger {
  /** Opens, or re-opens, what counting needs; within a bounded time. */
  void connect() throws LedgerUnavailableException;

  /**
   * Counts the new ones among the candidates and keeps their records, all or nothing; within a
   * bounded time.
   *
   * @param candidates distinct, in the order their records shall be published
   * @throws LedgerUnavailableException if nothing is known to have been counted
   */
  Counted count(List<Candidate> candidates) throws LedgerUnavailableException;

  /** Whether so many records wait to be published that no more may be accepted. */
  boolean full();
}
