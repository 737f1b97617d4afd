package cc.xtracker.stack.local;

import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Waits for the death of a stack's owner, who may have had no chance to stop the stack. */
public final class Guard {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private Guard() {}

  static void launch(Path directory, ProcessMark owner) {
    List<String> arguments =
        List.of(
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Guard.class.getName(),
            directory.toString(),
            owner.text());
    new Program(Program.java(arguments), directory.resolve("logs/guard.log")).launch();
  }

  /** Takes the folder of the stack and its owner. */
  public static void main(String[] arguments) {
    ProcessMark owner = ProcessMark.parse(arguments[1]);
    Patience.until(FOR_EVER, BETWEEN_LOOKS, () -> !owner.isAlive());
    LocalStack.in(Path.of(arguments[0]), System.out::println).downIfOwnedBy(owner);
  }
}
