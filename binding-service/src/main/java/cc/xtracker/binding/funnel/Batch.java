package cc.xtracker.binding.funnel;

import cc.xtracker.binding.funnel.Fact.Bound;
import cc.xtracker.binding.funnel.Fact.Clicked;
import cc.xtracker.binding.funnel.Fact.Happened;
import cc.xtracker.binding.funnel.Fact.Unbound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What some records change: every event, and of the clicks and the bindings of one person the last.
 */
public record Batch(
    List<Happened> happened, List<Clicked> clicked, List<Bound> bound, List<Unbound> unbound) {

  public Batch {
    happened = List.copyOf(happened);
    clicked = List.copyOf(clicked);
    bound = List.copyOf(bound);
    unbound = List.copyOf(unbound);
  }

  /**
   * @param facts those of one person in the order of their partition
   * @param sinceMillis what is older is kept no more
   */
  public static Batch of(List<Fact> facts, long sinceMillis) {
    List<Happened> happened = new ArrayList<>();
    Map<Pseudonym, Clicked> clicked = new LinkedHashMap<>();
    Map<Pseudonym, Bound> bound = new LinkedHashMap<>();
    Map<Pseudonym, Unbound> unbound = new LinkedHashMap<>();
    for (Fact fact : facts) {
      switch (fact) {
        case Happened event when event.atMillis() >= sinceMillis -> happened.add(event);
        case Clicked click when click.atMillis() >= sinceMillis ->
            clicked.put(click.person(), click);
        case Bound binding when binding.atMillis() >= sinceMillis -> {
          bound.put(binding.person(), binding);
          unbound.remove(binding.person());
        }
        case Unbound taken -> {
          unbound.put(taken.person(), taken);
          bound.remove(taken.person());
        }
        case Happened old -> {}
        case Clicked old -> {}
        case Bound old -> {}
      }
    }
    return new Batch(
        happened,
        List.copyOf(clicked.values()),
        List.copyOf(bound.values()),
        List.copyOf(unbound.values()));
  }
}
