package cc.xtracker.stack.flow;

import cc.xtracker.stack.local.LocalStack;
import java.nio.file.Path;

/**
 * What {@code ./xtracker up} does in the foreground, in a folder of the test's own. Takes the
 * folder.
 */
final class StackOwner {
  private StackOwner() {}

  public static void main(String[] arguments) {
    LocalStack stack = LocalStack.in(Path.of(arguments[0]), line -> {});
    stack.endWithThisProcess();
    stack.up(settings -> settings);
    stack.awaitEnd();
  }
}
