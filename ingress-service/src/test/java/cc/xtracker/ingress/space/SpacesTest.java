package cc.xtracker.ingress.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.auth.Gate;
import cc.xtracker.ingress.auth.KeyKind;
import cc.xtracker.ingress.auth.Randomness;
import cc.xtracker.ingress.auth.Secret;
import cc.xtracker.ingress.rate.Caller;
import cc.xtracker.model.id.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpacesTest {
  private final Random random = new Random(7);
  private final Randomness randomness =
      count -> {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
      };

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  private final KeptSpaces kept = new KeptSpaces();
  private final Spaces spaces = new Spaces(kept, randomness, () -> now);
  private final Gate gate = new Gate(kept, () -> now);

  private final OpenedSpace opened = spaces.open(new SpaceName("offer"));
  private final SpaceId space = opened.space().id();

  @Test
  void aNewSpaceHasOneSecretOfEachKind() {
    assertThat(space.value()).matches("sp_[a-z2-7]{16}");
    assertThat(opened.bearer().text()).matches("xtb_[A-Za-z0-9_-]{43}");
    assertThat(opened.ingestToken().text()).matches("xti_[A-Za-z0-9_-]{43}");
    assertThat(opens(KeyKind.BEARER, opened.bearer())).isTrue();
    assertThat(opens(KeyKind.INGEST, opened.ingestToken())).isTrue();
  }

  @Test
  void neitherKindOpensWhatTheOtherIsFor() {
    assertThat(opens(KeyKind.INGEST, opened.bearer())).isFalse();
    assertThat(opens(KeyKind.BEARER, opened.ingestToken())).isFalse();
  }

  @Test
  void aRotatedSecretLives24HoursMore() {
    RotatedKey rotated = spaces.rotate(space, KeyKind.BEARER, Overlap.DAY).orElseThrow();
    assertThat(rotated.previousValidUntil()).isEqualTo("2026-11-23T10:00:00Z");

    now = now.plus(Duration.ofHours(23).plusMinutes(59));
    assertThat(opens(KeyKind.BEARER, opened.bearer())).isTrue();
    assertThat(opens(KeyKind.BEARER, rotated.secret())).isTrue();

    now = now.plus(Duration.ofMinutes(2));
    assertThat(opens(KeyKind.BEARER, opened.bearer())).isFalse();
    assertThat(opens(KeyKind.BEARER, rotated.secret())).isTrue();
    assertThat(opens(KeyKind.INGEST, opened.ingestToken())).isTrue();
  }

  @Test
  void aSecondRotationDoesNotProlongTheFirstSecret() {
    spaces.rotate(space, KeyKind.INGEST, Overlap.DAY);
    now = now.plus(Duration.ofHours(23));
    RotatedKey second = spaces.rotate(space, KeyKind.INGEST, Overlap.DAY).orElseThrow();
    now = now.plus(Duration.ofHours(2));
    assertThat(opens(KeyKind.INGEST, opened.ingestToken())).isFalse();
    assertThat(opens(KeyKind.INGEST, second.secret())).isTrue();
  }

  @Test
  void rotationWithoutOverlapRevokesEverySecretBefore() {
    RotatedKey first = spaces.rotate(space, KeyKind.BEARER, Overlap.DAY).orElseThrow();
    Overlap none = new Overlap(Duration.ZERO);
    RotatedKey second = spaces.rotate(space, KeyKind.BEARER, none).orElseThrow();
    assertThat(opens(KeyKind.BEARER, opened.bearer())).isFalse();
    assertThat(opens(KeyKind.BEARER, first.secret())).isFalse();
    assertThat(opens(KeyKind.BEARER, second.secret())).isTrue();
  }

  @Test
  void theKeysOfAClosedSpaceDieWithIt() {
    assertThat(spaces.close(space)).isTrue();
    assertThat(opens(KeyKind.BEARER, opened.bearer())).isFalse();
    assertThat(spaces.rotate(space, KeyKind.BEARER, Overlap.DAY)).isEmpty();
    assertThat(spaces.close(space)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1S", "P7DT1S", "1 day", "", "P1M"})
  void refusesAnOverlapOutOfBounds(String overlap) {
    assertThatThrownBy(() -> Overlap.parse(overlap)).hasMessageStartingWith("overlap must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb"})
  void refusesANameThatNobodyCanRead(String name) {
    assertThatThrownBy(() -> new SpaceName(name)).hasMessageStartingWith("name must");
  }

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(opened.toString()).doesNotContain(opened.bearer().text());
  }

  @Test
  void whatHasNotTheFormOfASecretIsRefusedUnasked() {
    assertThat(gate.admit(KeyKind.BEARER, null)).isCompletedWithValue(unauthorized());
    assertThat(gate.admit(KeyKind.BEARER, "xtb_short")).isCompletedWithValue(unauthorized());
  }

  private boolean opens(KeyKind kind, Secret secret) {
    return gate.admit(kind, secret.text())
        .join()
        .equals(new Decision.Accepted<>(new Caller(space, null)));
  }

  private static Decision<Caller> unauthorized() {
    return new Decision.Refused<>(Refusal.UNAUTHORIZED);
  }
}
