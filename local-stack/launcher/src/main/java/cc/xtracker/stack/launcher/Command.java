package cc.xtracker.stack.launcher;

import cc.xtracker.stack.local.StackSettings;
import java.util.function.UnaryOperator;

/** What {@code ./xtracker} can be asked for. */
sealed interface Command {

  /**
   * @param change of the settings; what is not said stays as it is
   */
  record Up(boolean detach, UnaryOperator<StackSettings> change) implements Command {}

  record Demo() implements Command {}

  record Train() implements Command {}

  record Down(boolean purge) implements Command {}

  record Status() implements Command {}

  record Logs(String name) implements Command {}

  record Restart(String name) implements Command {}

  record Receiver(int port) implements Command {}
}
