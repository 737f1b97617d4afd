package cc.xtracker.bench.delivery;

import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.scene.Target;
import cc.xtracker.bench.sink.Manner;
import cc.xtracker.bench.sink.SinkCounts;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** How fast a fresh dispatcher brings a backlog to the receivers that answer. */
final class Drain {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** What comes before warms the JIT up; what comes after has gaps in it. */
  private static final double FROM = 0.4;

  private static final double TO = 0.95;

  private Drain() {}

  /**
   * @param targets all that get events, each as many
   * @param answering how many of them answer
   * @param count of the events for those that answer
   * @return deliveries per second to those that answer
   */
  static double perSecond(Scene scene, List<Target> targets, int answering, long count) {
    scene.stopDispatcher();
    scene.events().backlog(targets, count * targets.size() / answering);
    SinkCounts begin = scene.sink().counts();
    ToLongFunction<SinkCounts> answered = now -> answered(now) - answered(begin);
    scene.startDispatcher();
    SinkCounts from = Wait.until(scene, LIMIT, answered, (long) (FROM * count));
    SinkCounts to = Wait.until(scene, LIMIT, answered, (long) (TO * count));
    Wait.until(scene, LIMIT, answered, count);
    return (answered(to) - answered(from)) * 1e9 / (to.atNanos() - from.atNanos());
  }

  private static long answered(SinkCounts counts) {
    return counts.received() - counts.received(Manner.NEVER);
  }
}
