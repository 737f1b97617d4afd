package cc.xtracker.ingress.intake;

import java.time.Duration;

/** What the time of an event looks like, seen from the moment we hear of it. */
sealed interface Plausibility {
  record Plausible() implements Plausibility {}

  /**
   * It would be plausible in another unit.
   *
   * @param unit of the number, as it is called in an error
   * @param millis what was meant
   */
  record WrongUnit(String unit, long millis) implements Plausibility {}

  /**
   * @param maxAge the bound it exceeds
   */
  record TooOld(Duration maxAge) implements Plausibility {}

  /**
   * @param maxFuture the bound it exceeds
   */
  record TooFarAhead(Duration maxFuture) implements Plausibility {}
}
