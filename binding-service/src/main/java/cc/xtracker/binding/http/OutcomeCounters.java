package cc.xtracker.binding.http;

import cc.xtracker.binding.bind.BindOutcome;
import cc.xtracker.binding.click.ClickOutcome;
import cc.xtracker.binding.erasure.Erased;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code xtracker.binding.outcomes}, one tag for each outcome of a click, a bind or an erasure. */
@Singleton
public class OutcomeCounters {
  private final Counter clicked;
  private final Counter clickRepeated;
  private final Counter bound;
  private final Counter alreadyBound;
  private final Counter conflict;
  private final Counter erased;
  private final Counter nothingErased;

  OutcomeCounters(MeterRegistry meters) {
    clicked = counter(meters, "clicked");
    clickRepeated = counter(meters, "click_repeated");
    bound = counter(meters, "bound");
    alreadyBound = counter(meters, "already_bound");
    conflict = counter(meters, "conflict");
    erased = counter(meters, "erased");
    nothingErased = counter(meters, "nothing_erased");
  }

  void count(ClickOutcome outcome) {
    (switch (outcome) {
          case ClickOutcome.Clicked first -> clicked;
          case ClickOutcome.Repeated again -> clickRepeated;
        })
        .increment();
  }

  void count(BindOutcome outcome) {
    (switch (outcome) {
          case BindOutcome.Bound first -> bound;
          case BindOutcome.AlreadyBound same -> alreadyBound;
          case BindOutcome.Conflict other -> conflict;
        })
        .increment();
  }

  void count(Erased outcome) {
    (outcome.click() || outcome.binding() ? erased : nothingErased).increment();
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("xtracker.binding.outcomes").tag("outcome", outcome).register(meters);
  }
}
