package cc.xtracker.bench.delivery;

import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.sink.SinkCounts;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.StackFailure;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** The pauses of a measurement. */
final class Wait {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private Wait() {}

  static void of(Duration duration) {
    Patience.until(duration, BETWEEN_LOOKS, () -> false);
  }

  /** Until the sink has counted so many. */
  static SinkCounts until(
      Scene scene, Duration limit, ToLongFunction<SinkCounts> count, long wanted) {
    if (!Patience.until(
        limit, BETWEEN_LOOKS, () -> count.applyAsLong(scene.sink().counts()) >= wanted)) {
      throw new StackFailure(
          "After "
              + limit.toSeconds()
              + " s the sink has got "
              + count.applyAsLong(scene.sink().counts())
              + " of "
              + wanted
              + ".");
    }
    return scene.sink().counts();
  }
}
