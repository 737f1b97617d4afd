package cc.xtracker.binding.click;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UidMintTest {
  private final Random random = new Random(1);

  @Test
  void fitsATelegramStartParameterBehindItsPrefix() {
    assertThat("fb_" + at(0).mint()).matches("[A-Za-z0-9_-]{1,64}");
    assertThat(at(Long.MAX_VALUE).mint().value()).hasSize(26);
  }

  @Test
  void carriesItsTimeAsAUlidDoes() {
    // The example of the ULID specification.
    assertThat(at(1_469_918_176_385L).mint().value()).startsWith("01aryz6s41");
  }

  @Test
  void sortsByTime() {
    assertThat(at(1_000).mint().value()).isLessThan(at(1_001).mint().value());
    assertThat(at(1_765_432_100_000L).mint().value())
        .isLessThan(at(1_865_432_100_000L).mint().value());
  }

  @Test
  void isNeverTheSameTwice() {
    UidMint mint = at(5);
    Set<Uid> minted = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(minted.add(mint.mint())).isTrue();
    }
  }

  private UidMint at(long millis) {
    return new UidMint(InstantSource.fixed(Instant.ofEpochMilli(millis)), random);
  }
}
