package cc.xtracker.operator;

import java.time.Duration;

/** Whether somebody may enter the operator surface. */
sealed interface Admission {

  /** Known, and allowed to. */
  record Admitted(Operator operator) implements Admission {}

  /** There is no credential, or it proves nothing. */
  record Unauthorized() implements Admission {}

  /**
   * Known, and not allowed to.
   *
   * @param missing what an operator has, in words
   */
  record Forbidden(String missing) implements Admission {}

  /** Cannot be said now. */
  record Unsaid(Duration retryAfter) implements Admission {}
}
