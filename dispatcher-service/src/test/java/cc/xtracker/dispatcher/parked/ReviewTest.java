package cc.xtracker.dispatcher.parked;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationSnapshot;
import cc.xtracker.dispatcher.lane.Overflows;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.Uid;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final DestinationId LITTLE = new DestinationId("dst_little");
  private static final DestinationId MUCH = new DestinationId("dst_much");
  private static final DestinationId MORE = new DestinationId("dst_more");
  private static final Uid PERSON = new Uid("person");
  private static final long MARK = 7;

  private final ParkedConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(ParkedConfig.class)
          .build()
          .getConfigMapping(ParkedConfig.class);
  private final Map<DestinationId, Integer> parkedCounts = new HashMap<>();
  private final Map<DestinationId, Long> marks = new LinkedHashMap<>();
  private final List<DestinationId> reviewed = new ArrayList<>();
  private final Review review =
      new Review(parked(), DestinationSnapshot.EMPTY, lanes(), config, () -> Instant.MIN);
  private Instant now = Instant.EPOCH;

  @Test
  void looksThroughTheLittleOnesTogether() {
    park(LITTLE, config.reviewCount());
    park(MUCH, 1);

    assertThat(look()).containsExactlyInAnyOrder(LITTLE, MUCH);
    assertThat(lookAfter(config.reviewInterval().minusMillis(1))).isEmpty();
    assertThat(lookAfter(Duration.ofMillis(1))).containsExactlyInAnyOrder(LITTLE, MUCH);
  }

  @Test
  void looksThroughTheLargeOnesInTurn() {
    park(MUCH, config.reviewCount() + 1);
    park(MORE, config.largeReviewCount());

    DestinationId first = look().getFirst();
    assertThat(lookAfter(config.reviewInterval())).isEmpty();

    List<DestinationId> second = lookAfter(config.largeReviewInterval());
    assertThat(second).hasSize(1).doesNotContain(first);
    assertThat(lookAfter(config.largeReviewInterval())).containsExactly(first);
  }

  @Test
  void aLargeOneNeverKeepsTheLittleOnesWaiting() {
    park(LITTLE, 1);
    park(MORE, config.largeReviewCount() + 1);

    for (int i = 0; i < 20; i++) {
      assertThat(lookAfter(config.reviewInterval())).containsExactly(LITTLE);
    }
  }

  @Test
  void whatHasDrainedIsLittleAgain() {
    park(MUCH, config.reviewCount() + 1);
    assertThat(look()).containsExactly(MUCH);

    park(MUCH, 1);
    lookAfter(config.largeReviewInterval());

    assertThat(lookAfter(config.reviewInterval())).containsExactly(MUCH);
    assertThat(lookAfter(config.reviewInterval())).containsExactly(MUCH);
  }

  @Test
  void forgetsTheLargeOneThatLinesNobodyUp() {
    park(MUCH, config.reviewCount() + 1);
    look();
    marks.clear();

    assertThat(lookAfter(config.largeReviewInterval())).isEmpty();
  }

  private void park(DestinationId destination, int count) {
    parkedCounts.put(destination, count);
    marks.put(destination, MARK);
  }

  private List<DestinationId> lookAfter(Duration pause) {
    now = now.plus(pause);
    return look();
  }

  /** Of which destinations the lanes were told. */
  private List<DestinationId> look() {
    reviewed.clear();
    review.look(now);
    return List.copyOf(reviewed);
  }

  private Overflows lanes() {
    return new Overflows() {
      @Override
      public void overflow(Destination destination) {}

      @Override
      public Map<DestinationId, Long> reviewMarks() {
        return Map.copyOf(marks);
      }

      @Override
      public void reviewed(DestinationId destination, long mark, Set<Uid> people) {
        assertThat(mark).isEqualTo(MARK);
        assertThat(people).containsExactly(PERSON);
        reviewed.add(destination);
      }
    };
  }

  private ParkedDeliveries parked() {
    return (ParkedDeliveries)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ParkedDeliveries.class},
            (_, method, arguments) ->
                method.getName().equals("withFresh")
                    ? Set.of()
                    : people((Collection<?>) arguments[0], (int) arguments[1]));
  }

  private Map<DestinationId, Set<Uid>> people(Collection<?> asked, int most) {
    Map<DestinationId, Set<Uid>> people = new HashMap<>();
    parkedCounts.forEach(
        (id, count) -> {
          if (asked.contains(id) && count <= most) {
            people.put(id, Set.of(PERSON));
          }
        });
    return people;
  }
}
