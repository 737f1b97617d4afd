package cc.xtracker.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.outbox.Extent.Stretch;
import org.junit.jupiter.api.Test;

class ExtentTest {
  private static final Stretch NOTHING = new Stretch(0, 0, 0, 0, 0);

  @Test
  void nothingIsNothing() {
    assertThat(extent(NOTHING, NOTHING)).containsExactly(0, 0);
  }

  @Test
  void whatIsSeenAsAWholeIsExact() {
    assertThat(extent(new Stretch(3, 300, 3, 1, 90), NOTHING)).containsExactly(3, 300);
    assertThat(extent(new Stretch(5_000, 9, 5_000, 1, 9_000), new Stretch(7, 1, 7, 9_100, 9_900)))
        .containsExactly(5_007, 10);
  }

  @Test
  void betweenTheEndsEveryIdIsARow() {
    Stretch head = new Stretch(5_000, 50_000, 5_000, 1, 5_000);
    Stretch tail = new Stretch(1_000, 10_000, 1_000, 999_001, 1_000_000);
    assertThat(extent(head, tail)).containsExactly(1_000_000, 10_000_000);
  }

  @Test
  void gapsAreAssumedWhereBothEndsHaveThem() {
    Stretch head = new Stretch(5_000, 50_000, 5_000, 1, 10_000);
    Stretch tail = new Stretch(1_000, 10_000, 1_000, 98_001, 100_000);
    assertThat(extent(head, tail)).containsExactly(50_000, 500_000);
  }

  @Test
  void rowsSetAsideLongAgoDoNotHideABacklog() {
    Stretch head = new Stretch(5_000, 50_000, 4_990, 900_001, 904_990);
    Stretch tail = new Stretch(1_000, 10_000, 1_000, 999_001, 1_000_000);
    assertThat(extent(head, tail)).containsExactly(100_010, 1_000_100);
  }

  private static long[] extent(Stretch head, Stretch tail) {
    Extent extent = new Extent(head, tail);
    return new long[] {extent.rows(), extent.bytes()};
  }
}
