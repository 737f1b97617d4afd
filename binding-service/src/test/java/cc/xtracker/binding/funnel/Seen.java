package cc.xtracker.binding.funnel;

import cc.xtracker.examples.funnel.Source;
import cc.xtracker.examples.funnel.Stage;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of a funnel, whoever counted.
 *
 * @param steps such as {@code click 7/7}: its events, and its people
 */
record Seen(List<String> steps, long bound, Map<String, BigDecimal> revenue) {

  /** By the service. */
  static Seen in(JsonNode answer) {
    List<String> steps = new ArrayList<>();
    for (JsonNode step : answer.get("steps")) {
      steps.add(
          step(
              step.get("step").asText(), step.get("events").asLong(), step.get("people").asLong()));
    }
    Map<String, BigDecimal> revenue = new TreeMap<>();
    answer
        .get("revenue")
        .properties()
        .forEach(each -> revenue.put(each.getKey(), new BigDecimal(each.getValue().asText())));
    return new Seen(steps, answer.get("bound").asLong(), revenue);
  }

  /** By the example: all of a space, or what came from some sources. A person has one source. */
  static Seen in(
      Map<Source, cc.xtracker.examples.funnel.Counts> counted,
      SpaceId space,
      Predicate<Source> which) {
    var counts =
        counted.entrySet().stream()
            .filter(each -> each.getKey().space().equals(space.value()))
            .filter(each -> which.test(each.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    Map<String, BigDecimal> revenue = new TreeMap<>();
    counts.forEach(
        each -> each.revenue().forEach((of, sum) -> revenue.merge(of, sum, BigDecimal::add)));
    return new Seen(
        Arrays.stream(Stage.values())
            .map(
                stage ->
                    step(
                        stage.name().toLowerCase(Locale.ROOT),
                        counts.stream().mapToLong(each -> each.events(stage)).sum(),
                        counts.stream().mapToLong(each -> each.people(stage)).sum()))
            .toList(),
        counts.stream().mapToLong(cc.xtracker.examples.funnel.Counts::bound).sum(),
        revenue);
  }

  /** By going through the story: what happened at these times, of people who came this way. */
  static Seen in(Story story, LongPredicate when, Predicate<Click> source, boolean all) {
    Set<Uid> cameThisWay =
        story.clicks.stream().filter(source).map(Click::uid).collect(Collectors.toSet());
    List<Uid> clicked =
        story.clicks.stream()
            .filter(source)
            .filter(click -> when.test(click.clickedAtMillis()))
            .map(Click::uid)
            .toList();
    List<Event> events =
        story.events.stream()
            .filter(event -> when.test(event.time().occurredAtMillis()))
            .filter(event -> all || (event.uid() != null && cameThisWay.contains(event.uid())))
            .toList();
    Map<String, BigDecimal> revenue = new TreeMap<>();
    events.stream()
        .map(Event::deposit)
        .filter(Objects::nonNull)
        .forEach(
            deposit -> revenue.merge(deposit.currency().value(), worth(deposit), BigDecimal::add));
    return new Seen(
        steps(clicked, events),
        story.bindings.stream().filter(binding -> clicked.contains(binding.uid())).count(),
        revenue);
  }

  private static List<String> steps(List<Uid> clicked, List<Event> events) {
    return Stream.concat(
            Stream.of(step("click", clicked.size(), clicked.size())),
            Arrays.stream(CanonicalEvent.values())
                .map(
                    canonical -> {
                      List<Event> of =
                          events.stream().filter(event -> event.canonical() == canonical).toList();
                      long people =
                          of.stream().map(Event::uid).filter(Objects::nonNull).distinct().count();
                      return step(canonical.wireName(), of.size(), people);
                    }))
        .toList();
  }

  private static BigDecimal worth(Deposit deposit) {
    return deposit.value() == null ? BigDecimal.ZERO : new BigDecimal(deposit.value().value());
  }

  private static String step(String name, long events, long people) {
    return name + " " + events + "/" + people;
  }
}
