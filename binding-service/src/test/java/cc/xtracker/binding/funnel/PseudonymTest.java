package cc.xtracker.binding.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import org.junit.jupiter.api.Test;

class PseudonymTest {
  @Test
  void isTheSameForEver() {
    // printf 'sp_1:ann' | sha256sum | cut -c1-32
    assertThat(Pseudonym.of(new SpaceId("sp_1"), new Uid("ann")).hex())
        .isEqualTo("5ae09f5ee1927d9337c55baed7f8c359");
  }

  @Test
  void isAnotherInAnotherSpace() {
    assertThat(Pseudonym.of(new SpaceId("sp_1"), new Uid("ann")))
        .isNotEqualTo(Pseudonym.of(new SpaceId("sp_2"), new Uid("ann")));
  }
}
