package cc.xtracker.ingress.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.model.id.SpaceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {
  private static final SpaceId SPACE = new SpaceId("sp_a");

  private final Map<SpaceId, Bucket> buckets = new HashMap<>();
  private long nanos = -5;

  /**
   * @param usual 0 is no limit
   */
  private record Settings(int usual, Duration burst) implements RateSettings {
    @Override
    public OptionalInt perSecond() {
      return usual == 0 ? OptionalInt.empty() : OptionalInt.of(usual);
    }
  }

  @Test
  void aSpaceWithoutARateIsNotLimited() {
    Throttle throttle = throttle(0, Duration.ofSeconds(1));
    assertThat(throttle.take(caller(null), 1_000_000)).isInstanceOf(Decision.Accepted.class);
    assertThat(throttle.quota(caller(null))).isEmpty();
    assertThat(buckets).isEmpty();
  }

  @Test
  void aSpaceMaySendItsBurstAndThenAtItsRate() {
    Throttle throttle = throttle(0, Duration.ofSeconds(1));
    Caller caller = caller(10);
    for (int i = 0; i < 10; i++) {
      assertAccepted(throttle.take(caller, 1));
    }
    assertRefused(throttle.take(caller, 1), Duration.ofSeconds(1));
    pass(Duration.ofMillis(100));
    assertAccepted(throttle.take(caller, 1));
    assertRefused(throttle.take(caller, 1), Duration.ofSeconds(1));
  }

  @Test
  void aBatchOfTheBurstPassesAndALargerOneNever() {
    Throttle throttle = throttle(0, Duration.ofSeconds(5));
    Caller caller = caller(100);
    assertRefused(throttle.take(caller, 501), Duration.ofSeconds(5));
    assertAccepted(throttle.take(caller, 500));
    pass(Duration.ofHours(1));
    assertRefused(throttle.take(caller, 501), Duration.ofSeconds(5));
  }

  @Test
  void aBatchLargerThanWhatRemainsTakesNothing() {
    Throttle throttle = throttle(0, Duration.ofSeconds(5));
    Caller caller = caller(100);
    assertAccepted(throttle.take(caller, 300));
    assertRefused(throttle.take(caller, 400), Duration.ofSeconds(2));
    assertAccepted(throttle.take(caller, 200));
  }

  @Test
  void aLookTakesNothing() {
    Throttle throttle = throttle(0, Duration.ofSeconds(1));
    Caller caller = caller(1);
    assertAccepted(throttle.look(caller));
    assertAccepted(throttle.look(caller));
    assertAccepted(throttle.take(caller, 1));
    assertRefused(throttle.look(caller), Duration.ofSeconds(1));
  }

  @Test
  void theQuotaTellsWhatIsLeftAndWhenAllOfItIsBack() {
    Throttle throttle = throttle(0, Duration.ofSeconds(2));
    Caller caller = caller(100);
    assertThat(throttle.quota(caller)).contains(new Quota(200, 2, 200, 0));
    throttle.take(caller, 150);
    assertThat(throttle.quota(caller)).contains(new Quota(200, 2, 50, 2));
    pass(Duration.ofMillis(600));
    assertThat(throttle.quota(caller)).contains(new Quota(200, 2, 110, 1));
  }

  @Test
  void theRateOfTheSpaceGoesBeforeTheUsualOne() {
    Throttle throttle = throttle(5, Duration.ofSeconds(1));
    assertThat(throttle.quota(caller(null)).orElseThrow().limit()).isEqualTo(5);
    assertThat(throttle.quota(caller(7)).orElseThrow().limit()).isEqualTo(7);
  }

  @Test
  void aLowerRateHoldsAtOnce() {
    Throttle throttle = throttle(0, Duration.ofSeconds(1));
    assertAccepted(throttle.take(caller(1000), 1000));
    assertRefused(throttle.take(caller(1), 1), Duration.ofSeconds(1));
  }

  @Test
  void spacesDoNotShareAQuota() {
    Throttle throttle = throttle(0, Duration.ofSeconds(1));
    throttle.take(caller(1), 1);
    assertAccepted(throttle.take(new Caller(new SpaceId("sp_b"), new Rate(1)), 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_001})
  void aRateOutOfBoundsIsNone(int perSecond) {
    assertThatThrownBy(() -> new Rate(perSecond)).hasMessageContaining("must be 1 to 1000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.5S", "PT0S", "PT31M"})
  void aBurstOutOfBoundsStopsTheStart(String burst) {
    assertThatThrownBy(() -> throttle(0, Duration.parse(burst)))
        .hasMessageContaining("xtracker.rate-limit.burst");
  }

  private Throttle throttle(int usual, Duration burst) {
    return new Throttle(
        space -> buckets.computeIfAbsent(space, each -> new Bucket(nanos)),
        new Settings(usual, burst),
        () -> nanos);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static Caller caller(@Nullable Integer perSecond) {
    return new Caller(SPACE, perSecond == null ? null : new Rate(perSecond));
  }

  private static void assertAccepted(Decision<Caller> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  private static void assertRefused(Decision<Caller> decision, Duration retryAfter) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> {
              assertThat(refused.refusal().reason()).isEqualTo(Reason.RATE_LIMITED);
              assertThat(refused.refusal().retryAfter()).isEqualTo(retryAfter);
            });
  }
}
