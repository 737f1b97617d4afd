package cc.xtracker.binding.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.binding.funnel.Fact.Bound;
import cc.xtracker.binding.funnel.Fact.Clicked;
import cc.xtracker.binding.funnel.Fact.Happened;
import cc.xtracker.binding.funnel.Fact.Unbound;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final SpaceId SPACE = new SpaceId("sp_1");
  private static final Pseudonym ANN = Pseudonym.of(SPACE, new Uid("ann"));
  private static final Pseudonym BOB = Pseudonym.of(SPACE, new Uid("bob"));

  @Test
  void theLastClickOfAPersonStands() {
    Clicked first = new Clicked(SPACE, ANN, "a", null, 1);
    Clicked other = new Clicked(SPACE, BOB, "b", null, 1);
    Clicked last = new Clicked(SPACE, ANN, "c", null, 2);
    assertThat(Batch.of(List.of(first, other, last), 0).clicked())
        .containsExactlyInAnyOrder(last, other);
  }

  @Test
  void ofABindingAndItsTakingBackTheLastStands() {
    Bound bound = new Bound(SPACE, ANN, 1);
    Unbound unbound = new Unbound(SPACE, ANN);
    Batch taken = Batch.of(List.of(bound, unbound), 0);
    assertThat(taken.bound()).isEmpty();
    assertThat(taken.unbound()).containsExactly(unbound);
    Batch again = Batch.of(List.of(bound, unbound, bound), 0);
    assertThat(again.bound()).containsExactly(bound);
    assertThat(again.unbound()).isEmpty();
  }

  @Test
  void whatIsTooOldIsNotInIt() {
    Happened young = happened(5);
    assertThat(
            Batch.of(
                List.of(
                    happened(4),
                    young,
                    new Clicked(SPACE, ANN, "a", null, 4),
                    new Bound(SPACE, ANN, 4)),
                5))
        .isEqualTo(new Batch(List.of(young), List.of(), List.of(), List.of()));
  }

  private static Happened happened(long atMillis) {
    return new Happened(
        SPACE, new InboxId("0".repeat(32)), FunnelStep.CONTACT, ANN, null, atMillis);
  }
}
