package cc.xtracker.stack.flow;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.training.TrainingRun;
import java.nio.file.Path;

/**
 * The one stack that all flow tests of this JVM share: two ingress replicas, webhooks to this
 * machine allowed. Its services are trained: tests that start dozens of them on one machine would
 * watch compilers otherwise. Its PostgreSQL does not wait for the disk: tests kill processes, never
 * the machine, and a disk that others use as well may stand still for longer than a request lasts.
 */
final class FlowStack {
  static final Path DIRECTORY = Path.of("target", "flow-stack").toAbsolutePath();

  private static final LocalStack STACK = start();

  private FlowStack() {}

  /** Up, with whatever an earlier test killed started again. */
  static LocalStack whole() {
    STACK.up(settings -> settings);
    return STACK;
  }

  private static LocalStack start() {
    TrainingRun.unlessDone(Path.of("target", "training-stack"), line -> {});
    LocalStack stack = LocalStack.in(DIRECTORY, line -> {});
    stack.purge();
    stack.up(
        settings ->
            settings.withReplicas(ServiceKind.INGRESS, 2).alsoAllowingThisMachine().withoutFsync());
    stack.endWithThisProcess();
    return stack;
  }
}
