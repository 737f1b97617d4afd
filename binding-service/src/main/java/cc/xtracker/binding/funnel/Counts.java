package cc.xtracker.binding.funnel;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of people.
 *
 * @param bound of those who clicked, whose Telegram user is known
 * @param revenue by currency: sums of different ones mean nothing
 */
public record Counts(
    Map<FunnelStep, Reached> steps, long bound, SortedMap<String, BigDecimal> revenue) {
  public static final Counts NONE = new Counts(Map.of(), 0, Collections.emptySortedMap());

  /**
   * @param events clicks or events that happened, those of nobody included
   * @param people who got there, each counted once
   */
  public record Reached(long events, long people) {
    private static final Reached NOBODY = new Reached(0, 0);
  }

  public Counts {
    steps = Map.copyOf(steps);
    revenue = Collections.unmodifiableSortedMap(new TreeMap<>(revenue));
  }

  public Reached at(FunnelStep step) {
    return steps.getOrDefault(step, Reached.NOBODY);
  }

  /**
   * The people of a step over those of the step before; empty when nobody was there. Above one when
   * a network reports a step and leaves out the one before.
   */
  public OptionalDouble ratio(FunnelStep step) {
    FunnelStep before = step.before();
    return before == null || at(before).people() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) at(step).people() / at(before).people());
  }
}
