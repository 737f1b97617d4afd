package cc.xtracker.ingress.ledger;

import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of its money, in 64 bits: equal for equal value and currency. Kept for ever,
 * so how it is derived never changes. Whoever makes two amounts collide hides a conflict of his own
 * and nothing else, so a cheap hash will do.
 */
public record Fingerprint(long value) {
  // FNV-1a of 64 bits.
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /**
   * Null if nothing can contradict the event: it is no deposit, or it is told apart by its time.
   */
  public static @Nullable Fingerprint of(Event event) {
    Deposit deposit = event.deposit();
    return event.eid() == null || deposit == null ? null : of(deposit);
  }

  /** 25 and 25.00 are the same money; a value that is not known is no value. */
  private static Fingerprint of(Deposit deposit) {
    Amount value = deposit.value();
    String number =
        value == null ? "" : new BigDecimal(value.value()).stripTrailingZeros().toPlainString();
    String money = number + " " + deposit.currency();
    long hash = OFFSET_BASIS;
    for (int i = 0; i < money.length(); i++) {
      hash = (hash ^ money.charAt(i)) * PRIME;
    }
    return new Fingerprint(hash);
  }
}
