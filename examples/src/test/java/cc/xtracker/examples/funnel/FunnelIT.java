package cc.xtracker.examples.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.examples.RealTopics;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.wire.BindingCodec;
import cc.xtracker.model.wire.ClickCodec;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the example counts, from a real broker and with copies, is what happened. */
class FunnelIT {
  private final Scenario scenario = new Scenario(20_261_122);

  @Test
  void countsEveryEventOnceHoweverOftenItsRecordStandsThere() {
    try (RealTopics topics = new RealTopics()) {
      topics.putAll(scenario.recordsWithCopies());
    }

    Map<Source, Counts> counts = replayed();

    assertThat(counts.keySet()).hasSizeGreaterThan(5);
    counts.forEach(this::assertIsWhatHappened);
    assertThat(counts.values().stream().mapToInt(FunnelIT::allEvents).sum())
        .isEqualTo(scenario.events.size());
  }

  @Test
  void aReplayFromOffsetZeroGivesTheSameNumbers() {
    try (RealTopics topics = new RealTopics()) {
      topics.putAll(scenario.recordsWithCopies());
    }
    assertThat(plain(replayed())).isEqualTo(plain(replayed()));
  }

  @Test
  void aBindingThatWasTakenBackCountsNoMore() {
    try (RealTopics topics = new RealTopics()) {
      topics.put(ClickCodec.record(scenario.people.click("gone", "only", null)));
      topics.put(BindingCodec.record(scenario.people.binding("gone", 7)));
      Source only = new Source(scenario.people.space().value(), "only", null);
      assertThat(replayed().get(only).bound()).isEqualTo(1);

      topics.bury(BindingCodec.record(scenario.people.binding("gone", 7)));
      assertThat(replayed().get(only).bound()).isZero();
    }
  }

  private void assertIsWhatHappened(Source source, Counts counts) {
    List<Event> events =
        scenario.events.stream().filter(event -> sourceOf(event.uid()).equals(source)).toList();
    List<Click> clicks =
        scenario.clicks.stream().filter(click -> sourceOf(click.uid()).equals(source)).toList();

    assertThat(counts.people(Stage.CLICK)).isEqualTo(clicks.size());
    assertThat(counts.events(Stage.CLICK)).isEqualTo(clicks.size());
    int before = clicks.size();
    for (CanonicalEvent canonical : CanonicalEvent.values()) {
      Stage stage = Stage.valueOf(canonical.name());
      List<Event> there = events.stream().filter(event -> event.canonical() == canonical).toList();
      long people = there.stream().map(Event::uid).filter(Objects::nonNull).distinct().count();
      assertThat(counts.events(stage)).isEqualTo(there.size());
      assertThat(counts.people(stage)).isEqualTo((int) people);
      assertThat(counts.ratio(stage))
          .isEqualTo(before == 0 ? Double.NaN : (double) people / before);
      before = (int) people;
    }
    assertThat(counts.revenue()).isEqualTo(revenue(events));
    assertThat(counts.bound())
        .isEqualTo(
            (int)
                scenario.bindings.stream()
                    .filter(binding -> clicked(binding.uid()))
                    .filter(binding -> sourceOf(binding.uid()).equals(source))
                    .count());
  }

  private Map<String, BigDecimal> revenue(List<Event> events) {
    return events.stream()
        .map(Event::deposit)
        .filter(Objects::nonNull)
        .collect(
            Collectors.toMap(
                deposit -> deposit.currency().value(), FunnelIT::worth, BigDecimal::add));
  }

  private static BigDecimal worth(Deposit deposit) {
    return deposit.value() == null ? BigDecimal.ZERO : new BigDecimal(deposit.value().value());
  }

  private boolean clicked(Uid uid) {
    return scenario.clicks.stream().anyMatch(click -> click.uid().equals(uid));
  }

  private Source sourceOf(Uid uid) {
    String space = scenario.people.space().value();
    return scenario.clicks.stream()
        .filter(click -> click.uid().equals(uid))
        .map(click -> new Source(space, click.linkSlug(), click.attribution().campaignName()))
        .findFirst()
        .orElse(new Source(space, null, null));
  }

  /** Of our space: others share the broker. */
  private Map<Source, Counts> replayed() {
    Funnel funnel = new Funnel();
    TopicReader.replay(RealTopics.servers(), funnel::take);
    Map<Source, Counts> counts = new HashMap<>(funnel.counts());
    counts.keySet().removeIf(source -> !source.space().equals(scenario.people.space().value()));
    return counts;
  }

  private static int allEvents(Counts counts) {
    int events = 0;
    for (CanonicalEvent canonical : CanonicalEvent.values()) {
      events += counts.events(Stage.valueOf(canonical.name()));
    }
    return events;
  }

  private static Map<Source, List<Object>> plain(Map<Source, Counts> counts) {
    Map<Source, List<Object>> plain = new HashMap<>();
    counts.forEach(
        (source, of) -> {
          StringBuilder stages = new StringBuilder();
          for (Stage stage : Stage.values()) {
            stages.append(of.events(stage)).append('/').append(of.people(stage)).append(' ');
          }
          plain.put(source, List.of(stages.toString(), of.revenue(), of.bound()));
        });
    return plain;
  }
}
