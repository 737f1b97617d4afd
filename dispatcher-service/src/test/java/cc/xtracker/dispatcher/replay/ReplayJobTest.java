package cc.xtracker.dispatcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogFilter;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayJobTest {
  private static final Instant ORDERED = Instant.parse("2026-11-22T12:00:00Z");
  private static final Cursor PLACE = new Cursor(ORDERED, new EventId("a".repeat(64)));

  @Test
  void goesOnWhileItsStepsAreFull() {
    ReplayJob after = job(null).after(new ReplayStep(25, 25, 24, PLACE), ORDERED.plusSeconds(1));

    assertThat(after.state()).isEqualTo(ReplayJob.State.RUNNING);
    assertThat(after.matched()).isEqualTo(25);
    assertThat(after.replayed()).isEqualTo(24);
    assertThat(after.skipped()).isEqualTo(1);
    assertThat(after.at()).isEqualTo(PLACE);
    assertThat(after.dueAt()).isEqualTo(ORDERED.plusMillis(250));
    assertThat(after.updatedAt()).isEqualTo(ORDERED.plusSeconds(1));
  }

  @Test
  void isDoneWhenThereAreNoMore() {
    ReplayJob last = job(null).after(new ReplayStep(25, 24, 24, PLACE), ORDERED);
    assertThat(last.state()).isEqualTo(ReplayJob.State.DONE);

    ReplayJob nothing = job(null).after(new ReplayStep(25, 0, 0, null), ORDERED);
    assertThat(nothing.state()).isEqualTo(ReplayJob.State.DONE);
    assertThat(nothing.at()).isNull();
  }

  @Test
  void doesNotLookBeyondTheMomentItWasOrdered() {
    assertThat(job(null).scope().to()).isEqualTo(ORDERED);
    assertThat(job(ORDERED.plusSeconds(60)).scope().to()).isEqualTo(ORDERED);
    assertThat(job(ORDERED.minusSeconds(60)).scope().to()).isEqualTo(ORDERED.minusSeconds(60));
  }

  private static ReplayJob job(@Nullable Instant to) {
    return new ReplayJob(
        new ReplayJobId("rpl_" + "0".repeat(32)),
        new SpaceId("s"),
        new ReplayOrder(
            new LogFilter(null, null, null, null, null, null, null, to),
            Dispatch.Run.REPLAY,
            new Pace(100)),
        ReplayJob.State.RUNNING,
        0,
        0,
        null,
        ORDERED,
        ORDERED,
        ORDERED);
  }
}
