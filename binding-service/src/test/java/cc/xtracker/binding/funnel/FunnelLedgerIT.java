package cc.xtracker.binding.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.binding.BindingParts;
import cc.xtracker.binding.Service;
import cc.xtracker.binding.funnel.Fact.Happened;
import cc.xtracker.binding.funnel.Move.Partition;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows and places move together, or not at all. */
@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class FunnelLedgerIT {
  /** Of a topic that no funnel reads. */
  private static final Partition PARTITION = new Partition(Topic.REJECTED, 0);

  private final SpaceId space = Service.newSpace();

  @Inject FunnelLedger ledger;
  @Inject FunnelCounts counts;

  @BeforeEach
  void begin() {
    ledger.beginAnew();
    assertThat(ledger.places(Set.of(PARTITION))).isEqualTo(Map.of(PARTITION, 0L));
  }

  @Test
  void aReaderThatWasOvertakenChangesNothing() {
    assertThat(ledger.take(batch(1, 10), List.of(new Move(PARTITION, 0, 5)))).isTrue();
    assertThat(ledger.take(batch(2, 10), List.of(new Move(PARTITION, 0, 7)))).isFalse();
    assertThat(ledger.places(Set.of(PARTITION))).isEqualTo(Map.of(PARTITION, 5L));
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void aReaderThatBeganBeforeAllBeganAnewChangesNothing() {
    assertThat(ledger.take(batch(1, 10), List.of(new Move(PARTITION, 0, 5)))).isTrue();
    ledger.beginAnew();
    assertThat(ledger.take(batch(2, 10), List.of(new Move(PARTITION, 5, 7)))).isFalse();
    assertThat(events()).isZero();
  }

  @Test
  void aCopyCountsOnceWhateverElseItSays() {
    assertThat(ledger.take(batch(1, 10), List.of(new Move(PARTITION, 0, 1)))).isTrue();
    assertThat(ledger.take(batch(1, 11), List.of(new Move(PARTITION, 1, 2)))).isTrue();
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void forgetsWhatIsTooOldAndCountsItNoMoreBeforeThat() {
    assertThat(ledger.take(batch(1, 10), List.of(new Move(PARTITION, 0, 1)))).isTrue();
    assertThat(ledger.take(batch(2, 20), List.of(new Move(PARTITION, 1, 2)))).isTrue();
    assertThat(eventsSince(15)).isEqualTo(1);
    assertThat(ledger.forget(15, 1)).isTrue();
    assertThat(ledger.forget(15, 1)).isFalse();
    assertThat(events()).isEqualTo(1);
  }

  private Batch batch(int number, long atMillis) {
    return Batch.of(
        List.of(
            new Happened(
                space,
                new InboxId("%032x".formatted(number)),
                FunnelStep.CONTACT,
                Pseudonym.of(space, new Uid("ann")),
                null,
                atMillis)),
        0);
  }

  private long events() {
    return eventsSince(0);
  }

  private long eventsSince(long sinceMillis) {
    FunnelQuestion all = new FunnelQuestion(space, 0, 100, Bucket.DAY, null, null);
    return counts.count(all, sinceMillis).whole().at(FunnelStep.CONTACT).events();
  }
}
