package cc.xtracker.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.id.SpaceId;
import java.net.URI;
import org.jboss.resteasy.reactive.common.util.QuarkusMultivaluedHashMap;
import org.junit.jupiter.api.Test;

class SubjectTest {
  private static final SpaceId SPACE = new SpaceId("sp_1");
  private static final String DESTINATION = "/admin/spaces/{space}/destinations/{id}/enable";

  @Test
  void isTheLastIdOfThePath() {
    assertThat(subject(DESTINATION, "space", "sp_1", "id", "dst_1"))
        .isEqualTo(new Subject(SPACE, "dst_1"));
    assertThat(subject("/admin/spaces/{space}", "space", "sp_1"))
        .isEqualTo(new Subject(SPACE, "sp_1"));
  }

  @Test
  void isWhatWasMade() {
    Subject asked = subject("/admin/spaces");
    assertThat(asked).isEqualTo(new Subject(null, null));
    assertThat(asked.orMade(URI.create("http://localhost:8080/admin/spaces/sp_1")))
        .isEqualTo(new Subject(SPACE, "sp_1"));
    assertThat(asked.orMade(URI.create("/admin/spaces/sp_1/destinations/dst_2")))
        .isEqualTo(new Subject(SPACE, "dst_2"));
  }

  @Test
  void isStillWhatWasAskedForIfNothingWasMade() {
    Subject asked = subject(DESTINATION, "space", "sp_1", "id", "dst_1");
    assertThat(asked.orMade(null)).isEqualTo(asked);
  }

  @Test
  void isNoSpaceThatCannotExistAndNoIdWithoutEnd() {
    Subject asked = subject(DESTINATION, "space", "No Space", "id", "x".repeat(1000));
    assertThat(asked).isEqualTo(new Subject(null, "x".repeat(200)));
  }

  private static Subject subject(String path, String... ids) {
    var given = new QuarkusMultivaluedHashMap<String, String>();
    for (int i = 0; i < ids.length; i += 2) {
      given.add(ids[i], ids[i + 1]);
    }
    return Subject.of(path, given);
  }
}
