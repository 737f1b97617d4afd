package cc.xtracker.dispatcher.destination;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DestinationSnapshotTest {
  private static final SpaceId SPACE = new SpaceId("one");
  private static final SpaceId OTHER = new SpaceId("two");

  @Test
  void keepsSpacesApart() {
    DestinationSnapshot snapshot =
        DestinationSnapshot.EMPTY.with(
            new DestinationChanges(
                3,
                List.of(destination("a", SPACE, true), destination("b", OTHER, true)),
                List.of()));

    assertThat(snapshot.of(SPACE)).extracting(Destination::id).containsExactly(id("a"));
    assertThat(snapshot.of(new SpaceId("three"))).isEmpty();
    assertThat(snapshot.find(id("b"))).isPresent();
    assertThat(snapshot.version()).isEqualTo(3);
  }

  @Test
  void replacesWhatChangedAndForgetsWhatWasDeleted() {
    DestinationSnapshot before =
        DestinationSnapshot.EMPTY.with(
            new DestinationChanges(
                2,
                List.of(destination("a", SPACE, true), destination("b", SPACE, true)),
                List.of()));
    DestinationSnapshot after =
        before.with(
            new DestinationChanges(
                4, List.of(destination("a", SPACE, false)), List.of(id("b"), id("never"))));

    assertThat(after.of(SPACE)).containsExactly(destination("a", SPACE, false));
    assertThat(after.find(id("b"))).isEmpty();
    assertThat(before.of(SPACE)).as("the old snapshot stands").hasSize(2);
  }

  private static DestinationId id(String value) {
    return new DestinationId(value);
  }

  private static Destination destination(String id, SpaceId space, boolean enabled) {
    return new Destination(
        id(id),
        space,
        EventMap.identity(),
        new Webhook(
            URI.create("https://example.com"), "POST", Map.of(), List.of(), Duration.ofSeconds(1)),
        new LaneLimits(1, null),
        new RetryPolicy(
            Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ofDays(7), Set.of()),
        enabled);
  }
}
