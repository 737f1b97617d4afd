package cc.xtracker.dispatcher.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Retention twoDays = new Retention(Duration.ofDays(2), 1);

  @Test
  void makesRoomForEveryDayThatIsKeptAndForSomeToCome() {
    assertThat(twoDays.plan(Set.of(), NOON)).isEqualTo(plan(days(20, 24), Set.of()));
  }

  @Test
  void leavesAloneWhatIsThere() {
    assertThat(twoDays.plan(days(20, 24), NOON)).isEqualTo(plan(Set.of(), Set.of()));
    assertThat(twoDays.plan(Set.of(day(21), day(23)), NOON).create())
        .isEqualTo(Set.of(day(20), day(22)));
  }

  @Test
  void dropsADayOnceAllOfItIsOlderThanTheRetention() {
    Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
    assertThat(twoDays.plan(days(18, 24), midnight.minusMillis(1)).drop()).isEqualTo(days(18, 20));
    assertThat(twoDays.plan(days(18, 24), midnight)).isEqualTo(plan(days(24, 25), days(18, 21)));
  }

  @Test
  void keepsADayThatIsFurtherAheadThanPlanned() {
    assertThat(twoDays.plan(days(20, 30), NOON).drop()).isEmpty();
  }

  @Test
  void keepsExactlyWhatItPlansFor() {
    Set<LocalDate> planned = twoDays.plan(Set.of(), NOON).create();
    for (int hours = -24 * 5; hours <= 24 * 5; hours++) {
      Instant created = NOON.plus(Duration.ofHours(hours));
      assertThat(twoDays.keeps(created, NOON))
          .as("created %s", created)
          .isEqualTo(planned.contains(LocalDate.parse(created.toString().substring(0, 10))));
    }
  }

  @Test
  void aYearPassesWithoutAGap() {
    Set<LocalDate> existing = new HashSet<>();
    for (int hours = 0; hours < 24 * 366; hours += 7) {
      Instant now = NOON.plus(Duration.ofHours(hours));
      Retention.Plan plan = twoDays.plan(existing, now);
      existing.addAll(plan.create());
      existing.removeAll(plan.drop());
      assertThat(twoDays.keeps(now, now)).isTrue();
      assertThat(existing).hasSize(4).contains(LocalDate.parse(now.toString().substring(0, 10)));
    }
  }

  @Test
  void keepsSomething() {
    assertThatThrownBy(() -> new Retention(Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention(Duration.ofDays(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Retention.Plan plan(Set<LocalDate> create, Set<LocalDate> drop) {
    return new Retention.Plan(create, drop);
  }

  /** Of November; the end is not one of them. */
  private static Set<LocalDate> days(int from, int to) {
    return day(from).datesUntil(day(to)).collect(Collectors.toSet());
  }

  private static LocalDate day(int ofMonth) {
    return LocalDate.of(2026, 11, ofMonth);
  }
}
