package cc.xtracker.ingress.answer;

import java.util.function.Function;

/** What a pure step made of its input. */
public sealed interface Decision<T> {
  record Accepted<T>(T value) implements Decision<T> {}

  record Refused<T>(Refusal refusal) implements Decision<T> {}

  /** The next step, taken only with an accepted value. */
  default <R> Decision<R> then(Function<T, Decision<R>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
