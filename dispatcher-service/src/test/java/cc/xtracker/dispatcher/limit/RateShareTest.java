package cc.xtracker.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateShareTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 1000})
  void thePartsOfAllReplicasAreTheWhole(int perSecond) {
    for (int replicas = 1; replicas < 12; replicas++) {
      int count = replicas;
      assertThat(
              IntStream.range(0, count).map(rank -> new RateShare(rank, count).of(perSecond)).sum())
          .isEqualTo(perSecond);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void nothingMayStartWhileNobodyKnowsHowManyThereAre(int perSecond) {
    assertThat(RateShare.UNKNOWN.of(perSecond)).isZero();
  }
}
