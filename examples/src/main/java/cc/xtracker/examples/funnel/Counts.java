package cc.xtracker.examples.funnel;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of the people of one source. */
public final class Counts {
  private final Map<Stage, Set<Person>> people = new EnumMap<>(Stage.class);
  private final Map<Stage, Integer> records = new EnumMap<>(Stage.class);
  private final Map<String, BigDecimal> revenue = new TreeMap<>();
  private final Set<Person> bound = new HashSet<>();

  void add(Stage stage, @Nullable Person person) {
    records.merge(stage, 1, Integer::sum);
    if (person != null) {
      people.computeIfAbsent(stage, _ -> new HashSet<>()).add(person);
    }
  }

  void add(Happened event) {
    add(event.stage(), event.person());
    if (event.currency() != null) {
      revenue.merge(event.currency(), event.value(), BigDecimal::add);
    }
  }

  void bind(Person person) {
    bound.add(person);
  }

  /** Clicks or events that happened, those of nobody included. */
  public int events(Stage stage) {
    return records.getOrDefault(stage, 0);
  }

  /** People who got there, each counted once. */
  public int people(Stage stage) {
    return people.getOrDefault(stage, Set.of()).size();
  }

  /** Of them, whose Telegram user is known. */
  public int bound() {
    return bound.size();
  }

  /**
   * The share of those one stage before who got to this one; NaN when nobody was there. Above one
   * when a network reports a stage and leaves out the one before.
   */
  public double ratio(Stage stage) {
    Stage before = stage.before();
    return before == null || people(before) == 0
        ? Double.NaN
        : (double) people(stage) / people(before);
  }

  /** By currency: sums of different ones mean nothing. */
  public Map<String, BigDecimal> revenue() {
    return Map.copyOf(revenue);
  }
}
