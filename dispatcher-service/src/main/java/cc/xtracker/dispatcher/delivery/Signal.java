package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;

/** What an attempt says about the health of its destination. */
public enum Signal {
  /** The receiver does its work, also when it refuses this one delivery. */
  ALIVE,
  /** It is there, and asks for less. */
  BUSY,
  /** It does not do its work. */
  FAILING,
  /** Nothing: the fault was our own, or nobody was asked. */
  NONE;

  private static final int TOO_MANY_REQUESTS = 429;

  static Signal of(AttemptResult result, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Delivered _, Verdict.Gone _ -> ALIVE;
      case Verdict.Refused _ -> result instanceof Answered ? ALIVE : NONE;
      case Verdict.Retry _, Verdict.Exhausted _ ->
          result instanceof Answered answered && answered.statusCode() == TOO_MANY_REQUESTS
              ? BUSY
              : FAILING;
      case Verdict.Postponed _ -> NONE;
    };
  }
}
