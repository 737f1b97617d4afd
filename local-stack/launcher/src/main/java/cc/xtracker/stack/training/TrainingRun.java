package cc.xtracker.stack.training;

import cc.xtracker.stack.demo.Crowd;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A training run, as JEP 483 calls it: the services do on real parts what they are there for, and
 * each JVM records which classes that took and what was worth compiling.
 */
public final class TrainingRun {
  /** Until nothing new is compiled any more, or little. */
  private static final Duration WORK = Duration.ofSeconds(20);

  private TrainingRun() {}

  /** Nothing, if all services have been recorded since they were built; see {@link #on}. */
  public static void unlessDone(Path directory, Consumer<String> progress) {
    if (!Arrays.stream(ServiceKind.values()).allMatch(kind -> kind.classCache().isTrained())) {
      on(directory, progress);
    }
  }

  /**
   * @param directory of a stack that is there for nothing else, and purged afterwards
   */
  public static void on(Path directory, Consumer<String> progress) {
    LocalStack stack = LocalStack.in(directory, progress);
    stack.purge();
    stack.endWithThisProcess();
    try {
      stack.up(settings -> settings.inTraining().alsoAllowingThisMachine());
      progress.accept("Working for " + WORK.toSeconds() + " s");
      Crowd.visits(stack, WORK);
      stack.down();
      for (ServiceKind kind : ServiceKind.values()) {
        kind.classCache().adoptRecording();
      }
    } finally {
      stack.purge();
    }
  }
}
